package dev.waypost.scanlog;

import java.util.List;

/**
 * Where scans go from the log. A sink stores the position together with what it made of the scans,
 * in one transaction, so that each scan takes effect exactly once however often the process dies.
 *
 * <p>Calls for one log come one after the other; calls for different logs may come at the same
 * time.
 */
public interface ScanSink {
  /** A short name for messages and metrics, such as {@code counters}. */
  String name();

  /** The position up to which this sink has taken the log named, 0 if it has taken nothing. */
  long position(String logId) throws Exception;

  /**
   * Takes a batch. Either all of it and {@code nextPosition} are stored, or nothing is and an
   * exception says why; the same batch is then offered again, unless {@link #position} answers that
   * it was stored after all.
   */
  void accept(String logId, List<LoggedScan> scans, long nextPosition) throws Exception;

  /**
   * Moves on to a position without the scans before it, where the sink has no use for any of them
   * at present, so that nobody reads them for it.
   *
   * @return whether it moved; otherwise nothing has changed and the scans are offered
   */
  default boolean skip(String logId, long nextPosition) throws Exception {
    return false;
  }
}
