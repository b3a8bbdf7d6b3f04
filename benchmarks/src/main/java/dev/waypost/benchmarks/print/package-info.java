/** Many labels and images in one call, and what those who scan meanwhile notice of it. */
@NullMarked
package dev.waypost.benchmarks.print;

import org.jspecify.annotations.NullMarked;
