package dev.waypost.benchmarks;

import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** How much is done for each figure. */
enum Effort {
  /** One short iteration of cold code in this JVM: shows that a benchmark works, not how fast. */
  QUICK(0, 0, 1, 10),

  /** A JVM of its own for each benchmark, warmed up: 7 seconds and a start. */
  FULL(1, 3, 4, 1000);

  private final int forks;
  private final int warmupIterations;
  private final int measuredIterations;
  private final int iterationMillis;

  Effort(int forks, int warmupIterations, int measuredIterations, int iterationMillis) {
    this.forks = forks;
    this.warmupIterations = warmupIterations;
    this.measuredIterations = measuredIterations;
    this.iterationMillis = iterationMillis;
  }

  /** The options with this effort asked for. */
  ChainedOptionsBuilder applyTo(ChainedOptionsBuilder options) {
    return options
        .forks(forks)
        .warmupIterations(warmupIterations)
        .warmupTime(TimeValue.milliseconds(iterationMillis))
        .measurementIterations(measuredIterations)
        .measurementTime(TimeValue.milliseconds(iterationMillis));
  }
}
