/**
 * The written form of what an owner says about where a code's scans lead: what {@code
 * spec/routing-cases/README.md} lays down, read from and written to plain trees.
 *
 * <p>A tree is made of maps by text, lists, texts, numbers, truth values and null, as JSON has
 * them. Whoever has a tree from elsewhere, such as a request or a stored document, converts it to
 * one of those. JSON libraries, clocks and stores stay out.
 */
@NullMarked
package dev.waypost.codes.rules;

import org.jspecify.annotations.NullMarked;
