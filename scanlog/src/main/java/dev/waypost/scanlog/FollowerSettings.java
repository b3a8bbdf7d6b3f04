package dev.waypost.scanlog;

import java.time.Duration;

/**
 * How a follower hands scans to its sink.
 *
 * @param maxBatch scans in one batch at most; 1 to 1,000,000
 * @param minimumInterval time from one batch to the next while the sink keeps up, so that a busy
 *     server commits a few big transactions instead of many small; 0 to 1 minute
 * @param firstRetry time after which a batch that failed is offered again; doubles up to the
 *     longest; more than 0
 * @param longestRetry at least the first
 * @param closeTimeout how long {@link LogFollower#close} lets the sink take what is durable; more
 *     than 0
 */
public record FollowerSettings(
    int maxBatch,
    Duration minimumInterval,
    Duration firstRetry,
    Duration longestRetry,
    Duration closeTimeout) {
  private static final int BATCH_LIMIT = 1_000_000;
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException if a value is outside its bounds
   */
  public FollowerSettings {
    require(maxBatch >= 1 && maxBatch <= BATCH_LIMIT, "maxBatch", maxBatch, "1 to 1,000,000");
    require(
        !minimumInterval.isNegative() && minimumInterval.compareTo(LONGEST_INTERVAL) <= 0,
        "minimumInterval",
        minimumInterval,
        "0 to 1 minute");
    require(firstRetry.isPositive(), "firstRetry", firstRetry, "more than 0");
    require(
        longestRetry.compareTo(firstRetry) >= 0,
        "longestRetry",
        longestRetry,
        "firstRetry or more");
    require(closeTimeout.isPositive(), "closeTimeout", closeTimeout, "more than 0");
  }

  /**
   * 5,000 scans a batch, 50 milliseconds between batches, retries after 100 milliseconds to 5
   * seconds, 10 seconds to close.
   */
  public static FollowerSettings defaults() {
    return new FollowerSettings(
        5_000,
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10));
  }

  private static void require(boolean allowed, String name, Object value, String bounds) {
    if (!allowed) {
      throw new IllegalArgumentException("%s is %s; allowed are %s".formatted(name, value, bounds));
    }
  }
}
