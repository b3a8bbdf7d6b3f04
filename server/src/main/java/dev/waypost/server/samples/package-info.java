/**
 * Sample data: a made-up company in a workspace of its own, so that every page of the console shows
 * something at once. Made by the same services that people use, with a clock that is set back.
 */
@NullMarked
package dev.waypost.server.samples;

import org.jspecify.annotations.NullMarked;
