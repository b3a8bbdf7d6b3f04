/** The first page, and the first steps of a new installation. */
@NullMarked
package dev.waypost.console.overview;

import org.jspecify.annotations.NullMarked;
