/**
 * What a person who scans may see, as small complete HTML pages: typed in, escaped here, no script,
 * no outside resource.
 *
 * <p>A new page is a record or method here that takes the data it shows.
 *
 * <p>HTTP, clocks, randomness, files and everything about where the data comes from stay out.
 */
@NullMarked
package dev.waypost.pages;

import org.jspecify.annotations.NullMarked;
