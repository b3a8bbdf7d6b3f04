package dev.waypost.localcopy;

import java.time.Duration;

/**
 * How a copy is kept.
 *
 * @param syncInterval how long what was written may wait to be on the device
 * @param retryInterval how long to wait after something failed
 * @param leastRenewal a file of changes of fewer bytes is never replaced by a snapshot
 * @param renewalShare a file of changes is replaced by a snapshot when it is larger than the last
 *     one divided by this
 */
public record CopySettings(
    Duration syncInterval, Duration retryInterval, long leastRenewal, int renewalShare) {
  /** Synced every second; a new snapshot after changes of a quarter of the last, or 16 MB. */
  public static CopySettings defaults() {
    return new CopySettings(Duration.ofSeconds(1), Duration.ofSeconds(10), 16L * 1024 * 1024, 4);
  }
}
