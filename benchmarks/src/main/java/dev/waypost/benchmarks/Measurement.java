package dev.waypost.benchmarks;

/**
 * What one operation of one contestant took, on average.
 *
 * @param contestant the name of the benchmark method
 * @param microseconds of time
 * @param allocatedBytes on the Java heap, by all threads
 */
record Measurement(String contestant, double microseconds, double allocatedBytes) {
  static final String OURS = "waypost";

  /** Whether it is Waypost's own. */
  boolean isOurs() {
    return contestant.equals(OURS);
  }
}
