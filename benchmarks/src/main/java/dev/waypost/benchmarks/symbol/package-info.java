/** Making symbols, beside ZXing and Nayuki. */
@NullMarked
package dev.waypost.benchmarks.symbol;

import org.jspecify.annotations.NullMarked;
