/**
 * What the console says, in the languages that there are, and how it writes numbers and times. A
 * text is named by its English wording, or by a name of its own where the wording follows from data
 * ({@code kind url}): {@code english.txt} has those, {@code german.txt} has all.
 */
@NullMarked
package dev.waypost.console.text;

import org.jspecify.annotations.NullMarked;
