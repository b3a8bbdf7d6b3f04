/** Recalls: one change of everything that a filter matches, undone with one call. */
@NullMarked
package dev.waypost.api.recalls;

import org.jspecify.annotations.NullMarked;
