package dev.waypost.scanlog;

import org.jspecify.annotations.Nullable;

/**
 * How a log is doing, for health checks and metrics.
 *
 * @param state what works at present
 * @param appended scans written since the log was opened
 * @param lost scans that could not be written since the log was opened
 * @param setAsideBytes bytes in {@code set-aside/} at present: damage that was found and not yet
 *     removed by the operator when the log was opened, and what was found since
 * @param lastFault the last fault or damage since the log was opened, in words, if any
 * @param bytesOnDisk bytes of all segments
 * @param end the position behind the last record written
 * @param durableEnd the position up to which everything is on the device; readers get no further
 */
public record ScanLogStatus(
    State state,
    long appended,
    long lost,
    long setAsideBytes,
    @Nullable String lastFault,
    long bytesOnDisk,
    long end,
    long durableEnd) {

  /** What works at present. */
  public enum State {
    /** Scans are written and synced. */
    HEALTHY,
    /** Scans cannot be written: they are lost and counted. */
    WRITE_FAILING,
    /** The log has its largest size and takes no scans: they are lost and counted. */
    FULL,
    /** Scans are written, but whether they would survive a power cut is not known. */
    SYNC_FAILING
  }
}
