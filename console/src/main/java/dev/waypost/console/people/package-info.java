/** Who uses the console, and what they may. */
@NullMarked
package dev.waypost.console.people;

import org.jspecify.annotations.NullMarked;
