/**
 * What the console says, in the languages that there are, and how it writes numbers and times. A
 * text is named by its English wording; {@code german.txt} has the others.
 */
@NullMarked
package dev.waypost.console.text;

import org.jspecify.annotations.NullMarked;
