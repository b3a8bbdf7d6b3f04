/** Writing scans down. */
@NullMarked
package dev.waypost.benchmarks.scanlog;

import org.jspecify.annotations.NullMarked;
