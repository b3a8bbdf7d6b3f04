package dev.waypost.scanlog;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What works at present. Tells the operator once when that changes, never per scan. Thread-safe.
 */
final class LogHealth {
  private static final System.Logger LOGGER = System.getLogger(LogHealth.class.getName());

  private final Path directory;
  private boolean writeFailing;
  private boolean full;
  private boolean syncFailing;
  private @Nullable String lastFault;

  LogHealth(Path directory) {
    this.directory = directory;
  }

  synchronized void writeFailed(Exception fault) {
    lastFault = "writing failed: " + fault;
    if (!writeFailing) {
      writeFailing = true;
      LOGGER.log(
          Level.ERROR,
          () ->
              "The scan log in %s cannot be written. Scans are still answered, but they are lost and counted as lost until writing works again. Check that the disk has free space and is in order."
                  .formatted(directory),
          fault);
    }
  }

  synchronized void becameFull(long maxBytes) {
    lastFault = "the log is full: it may take %d bytes".formatted(maxBytes);
    if (!full) {
      full = true;
      LOGGER.log(
          Level.ERROR,
          () ->
              "The scan log in %s has reached its largest size of %d bytes, because a reader does not take what is in it. Scans are still answered, but they are lost and counted as lost until there is room. See which reader is behind, or set scan-log-max-bytes higher."
                  .formatted(directory, maxBytes));
    }
  }

  synchronized void writeWorks(long lost) {
    if (writeFailing || full) {
      writeFailing = false;
      full = false;
      LOGGER.log(
          Level.INFO,
          () ->
              "The scan log in %s is written again. Scans lost since it was opened: %d."
                  .formatted(directory, lost));
    }
  }

  synchronized void syncFailed(Exception fault) {
    lastFault = "syncing failed: " + fault;
    if (!syncFailing) {
      syncFailing = true;
      LOGGER.log(
          Level.ERROR,
          () ->
              "The scan log in %s cannot be synced. Scans are still written, but a power cut could lose them, and they are not counted until a sync works. Check the disk."
                  .formatted(directory),
          fault);
    }
  }

  synchronized void syncWorks() {
    if (syncFailing) {
      syncFailing = false;
      LOGGER.log(Level.INFO, () -> "The scan log in %s is synced again.".formatted(directory));
    }
  }

  /** Something that was found or could not be done and does not stop the log. */
  synchronized void warn(String message) {
    lastFault = message;
    LOGGER.log(Level.WARNING, () -> "The scan log in %s: %s".formatted(directory, message));
  }

  synchronized ScanLogStatus.State state() {
    if (writeFailing) {
      return ScanLogStatus.State.WRITE_FAILING;
    }
    if (full) {
      return ScanLogStatus.State.FULL;
    }
    return syncFailing ? ScanLogStatus.State.SYNC_FAILING : ScanLogStatus.State.HEALTHY;
  }

  synchronized @Nullable String lastFault() {
    return lastFault;
  }
}
