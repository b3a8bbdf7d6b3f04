/** Styles that a workspace keeps under a name. */
@NullMarked
package dev.waypost.codes.themes;

import org.jspecify.annotations.NullMarked;
