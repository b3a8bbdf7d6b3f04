/** Pages about codes: the list, making one, and everything about one. */
@NullMarked
package dev.waypost.console.codes;

import org.jspecify.annotations.NullMarked;
