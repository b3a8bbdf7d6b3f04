/**
 * Signed links: addresses of one code that are good for a time or for a number of uses. They are
 * made and revoked here, and here the uses are counted of those that have a number of them.
 */
@NullMarked
package dev.waypost.codes.links;

import org.jspecify.annotations.NullMarked;
