package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was written to the device, off the threads that append.
 *
 * <p>A failed sync is never tried again on the same file. Linux (and not only Linux) reports a
 * failed write-back once, and may then mark the pages clean although they never reached the device:
 * a second fsync finds nothing to do and succeeds, and the loss is covered up. See "PostgreSQL's
 * fsync() surprise" (LWN, April 2018) and Rebello et al., "Can Applications Recover from fsync
 * Failures?" (USENIX ATC 2020). So after a failure the log goes on in a new file. When that file
 * and its name have been forced, the device works again, and the name shows after a power cut that
 * all positions before it were used: readers may go on, reading from the old file what is still
 * there, and what is not is found as damage.
 */
final class LogSyncer implements Runnable {
  private static final Duration LONGEST_RETRY_INTERVAL = Duration.ofSeconds(30);

  private final LogWriter writer;
  private final LogStorage storage;
  private final Path directory;
  private final Duration syncInterval;
  private final LogHealth health;
  private final Runnable onProgress;
  private final Backoff backoff;

  /**
   * @param retryInterval the time from a failed sync to the next; doubles up to 30 seconds, since
   *     each attempt costs a file
   * @param onProgress called after each sync that worked
   */
  LogSyncer(
      LogWriter writer,
      LogStorage storage,
      Path directory,
      Duration syncInterval,
      Duration retryInterval,
      LogHealth health,
      Runnable onProgress) {
    this.writer = writer;
    this.storage = storage;
    this.directory = directory;
    this.syncInterval = syncInterval;
    this.health = health;
    this.onProgress = onProgress;
    this.backoff = new Backoff(retryInterval, LONGEST_RETRY_INTERVAL);
  }

  /** Syncs until the log is closed, and then once more. */
  @Override
  public void run() {
    Duration delay = syncInterval;
    boolean failed = false;
    while (writer.awaitUnsynced(delay, failed)) {
      failed = !sync();
      delay = failed ? backoff.next() : syncInterval;
    }
    sync();
  }

  /** Syncs once; false if it failed. */
  boolean sync() {
    LogWriter.Unsynced unsynced = writer.takeUnsynced();
    SegmentWriter active = unsynced.active();
    IOException fault = unsynced.names() ? forceNames() : null;
    for (SegmentWriter sealed : unsynced.sealed()) {
      fault = combine(fault, force(sealed));
      sealed.closeQuietly();
    }
    IOException activeFault = active == null ? null : force(active);
    fault = combine(fault, activeFault);
    if (fault != null) {
      writer.syncFailed(unsynced, activeFault == null);
      health.syncFailed(fault);
      return false;
    }
    if (active != null) {
      writer.synced(unsynced);
      health.syncWorks();
      backoff.reset();
      onProgress.run();
    }
    return true;
  }

  private @Nullable IOException forceNames() {
    try {
      storage.forceDirectory(directory);
      return null;
    } catch (IOException fault) {
      return fault;
    }
  }

  private static @Nullable IOException force(SegmentWriter segment) {
    try {
      segment.force();
      return null;
    } catch (IOException fault) {
      return fault;
    }
  }

  private static @Nullable IOException combine(
      @Nullable IOException first, @Nullable IOException second) {
    return first == null ? second : first;
  }
}
