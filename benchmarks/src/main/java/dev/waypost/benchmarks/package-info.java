/**
 * How fast Waypost is beside its peers: figures of one run on one machine.
 *
 * <p>{@link Main} runs one {@link BenchmarkGroup} through JMH and prints a table. The benchmarks
 * themselves lie in sub-packages named after the modules that they measure. docs/benchmarks.md says
 * what each figure means.
 *
 * <p>Whether results are right is for the tests of those modules; here it is checked only that all
 * contestants do the same work.
 */
@NullMarked
package dev.waypost.benchmarks;

import org.jspecify.annotations.NullMarked;
