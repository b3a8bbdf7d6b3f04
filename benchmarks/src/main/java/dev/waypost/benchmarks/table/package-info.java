/** Benchmarks of {@code routing}'s table of all routes. */
@NullMarked
package dev.waypost.benchmarks.table;

import org.jspecify.annotations.NullMarked;
