/** Drawing symbols, beside ZXing with ImageIO. */
@NullMarked
package dev.waypost.benchmarks.render;

import org.jspecify.annotations.NullMarked;
