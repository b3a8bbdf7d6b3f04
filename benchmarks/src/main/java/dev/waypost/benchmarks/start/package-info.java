/** Benchmarks of starting the program. */
@NullMarked
package dev.waypost.benchmarks.start;

import org.jspecify.annotations.NullMarked;
