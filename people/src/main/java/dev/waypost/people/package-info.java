/**
 * Who uses the console: people with a password, the role that each has in a workspace, invitations
 * by link, and sessions. API keys are in {@code dev.waypost.codes}; what a role may do is said in
 * the scopes of those keys, so that the API and the console obey one table. No HTTP and no SQL.
 */
@NullMarked
package dev.waypost.people;

import org.jspecify.annotations.NullMarked;
