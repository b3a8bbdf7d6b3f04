package dev.waypost.scanlog;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a log lies and how it is written.
 *
 * @param directory the log's own directory; made if it is missing
 * @param segmentMaxBytes a segment that would grow beyond this many bytes is followed by a new one;
 *     {@value #SEGMENT_MIN_BYTES} to {@value #SEGMENT_LIMIT_BYTES}
 * @param syncInterval what is written is synced to the device after this time at the latest, plus
 *     the time that a sync takes; 1 millisecond to 1 minute. A power cut loses at most that.
 * @param maxBytes the log takes no more scans while its segments have this many bytes together; at
 *     least {@value #SEGMENTS_AT_LEAST} segments of the largest size, so that there are always some
 *     that can be deleted when they have been read
 */
public record ScanLogSettings(
    Path directory, long segmentMaxBytes, Duration syncInterval, long maxBytes) {
  /** The default size of a segment: 64 MiB. */
  public static final long DEFAULT_SEGMENT_MAX_BYTES = 64L * 1024 * 1024;

  /** Room for a header and the largest record. */
  public static final long SEGMENT_MIN_BYTES = 16L * 1024;

  /** 1 GiB; a start reads the last segment to its end. */
  public static final long SEGMENT_LIMIT_BYTES = 1024L * 1024 * 1024;

  /** The default time between syncs: 10 milliseconds. */
  public static final Duration DEFAULT_SYNC_INTERVAL = Duration.ofMillis(10);

  /** How many segments of the largest size a log must have room for. */
  public static final int SEGMENTS_AT_LEAST = 4;

  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(1);
  private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException if a value is outside its bounds
   */
  public ScanLogSettings {
    Objects.requireNonNull(directory, "directory");
    if (segmentMaxBytes < SEGMENT_MIN_BYTES || segmentMaxBytes > SEGMENT_LIMIT_BYTES) {
      throw new IllegalArgumentException(
          "segmentMaxBytes is %d; allowed are %d to %d"
              .formatted(segmentMaxBytes, SEGMENT_MIN_BYTES, SEGMENT_LIMIT_BYTES));
    }
    if (syncInterval.compareTo(SHORTEST_INTERVAL) < 0
        || syncInterval.compareTo(LONGEST_INTERVAL) > 0) {
      throw new IllegalArgumentException(
          "syncInterval is %s; allowed are %s to %s"
              .formatted(syncInterval, SHORTEST_INTERVAL, LONGEST_INTERVAL));
    }
    if (maxBytes / SEGMENTS_AT_LEAST < segmentMaxBytes) {
      throw new IllegalArgumentException(
          "maxBytes is %d; allowed are %d times segmentMaxBytes, which is %d, and more"
              .formatted(maxBytes, SEGMENTS_AT_LEAST, segmentMaxBytes));
    }
  }

  /** A log whose size nothing bounds. */
  public ScanLogSettings(Path directory, long segmentMaxBytes, Duration syncInterval) {
    this(directory, segmentMaxBytes, syncInterval, Long.MAX_VALUE);
  }

  /** The same with a bound on its size, and with smaller segments where they need to be. */
  public ScanLogSettings atMost(long bytes) {
    long segment = Math.min(segmentMaxBytes, bytes / SEGMENTS_AT_LEAST);
    return new ScanLogSettings(directory, segment, syncInterval, bytes);
  }

  /** The defaults for a directory. */
  public static ScanLogSettings in(Path directory) {
    return new ScanLogSettings(directory, DEFAULT_SEGMENT_MAX_BYTES, DEFAULT_SYNC_INTERVAL);
  }
}
