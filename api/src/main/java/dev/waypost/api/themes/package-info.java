/** Styles that a workspace keeps under a name. */
@NullMarked
package dev.waypost.api.themes;

import org.jspecify.annotations.NullMarked;
