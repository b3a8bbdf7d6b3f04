package dev.waypost.analytics;

/**
 * What DuckDB may use of the machine.
 *
 * @param memoryLimitBytes memory for buffers, sorting and grouping, at least 64 MB; what does not
 *     fit goes to a temporary folder beside the file
 * @param threads how many threads work on a query, 1 to 64
 * @param agentCacheEntries how many different user agents are remembered with what they mean, at
 *     least 1; each takes about 1 KB
 */
public record AnalyticsSettings(long memoryLimitBytes, int threads, int agentCacheEntries) {
  private static final long MEMORY_MIN_BYTES = 64_000_000;
  private static final int THREADS_MAX = 64;

  /** 512 MB, two threads, 10,000 agents. */
  public static final AnalyticsSettings DEFAULTS = new AnalyticsSettings(512_000_000, 2, 10_000);

  public AnalyticsSettings {
    if (memoryLimitBytes < MEMORY_MIN_BYTES) {
      throw new IllegalArgumentException(
          "The memory limit is " + memoryLimitBytes + " bytes; it must be at least 64000000.");
    }
    if (threads < 1 || threads > THREADS_MAX) {
      throw new IllegalArgumentException(
          "The number of threads is " + threads + "; it must be 1 to 64.");
    }
    if (agentCacheEntries < 1) {
      throw new IllegalArgumentException(
          "The number of cached agents is " + agentCacheEntries + "; it must be at least 1.");
    }
  }
}
