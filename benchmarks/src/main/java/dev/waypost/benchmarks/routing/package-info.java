/** Deciding what a scan gets. */
@NullMarked
package dev.waypost.benchmarks.routing;

import org.jspecify.annotations.NullMarked;
