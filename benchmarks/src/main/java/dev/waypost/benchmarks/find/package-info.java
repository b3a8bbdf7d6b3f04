/** How long finding codes takes among many, on both engines. */
@NullMarked
package dev.waypost.benchmarks.find;

import org.jspecify.annotations.NullMarked;
