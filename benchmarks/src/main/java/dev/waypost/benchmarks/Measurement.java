package dev.waypost.benchmarks;

/**
 * What one operation of one contestant took, on average.
 *
 * @param contestant the name of the benchmark method
 * @param microseconds of time
 * @param cpuMicroseconds of processor time, of all threads; not a number where it is not known
 * @param allocatedBytes on the Java heap, by all threads; not a number where it is not known
 */
record Measurement(
    String contestant, double microseconds, double cpuMicroseconds, double allocatedBytes) {
  static final String OURS = "waypost";

  /** Whether it is Waypost's own. */
  boolean isOurs() {
    return contestant.equals(OURS);
  }
}
