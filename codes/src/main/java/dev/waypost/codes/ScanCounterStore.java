package dev.waypost.codes;

import java.time.YearMonth;
import java.util.Map;

/**
 * The number of scans of each code and in each month of a workspace, kept with the position in the
 * scan log up to which they were counted.
 */
public interface ScanCounterStore {

  /** The position up to which a log was counted, 0 for none. */
  long position(String logId);

  /**
   * Adds to the counts of the codes and of their workspaces' months and moves the position, in one
   * transaction. Ids of codes that do not exist are passed over.
   *
   * @param position where the caller believes the log to be counted up to
   * @param scans how many to add, by month (UTC) and code id
   * @throws StaleCountException if the log is counted up to another position; nothing is added
   *     then. It happens where an earlier call failed to hear that it was committed after all.
   */
  void add(String logId, long position, long nextPosition, Map<YearMonth, Map<String, Long>> scans);
}
