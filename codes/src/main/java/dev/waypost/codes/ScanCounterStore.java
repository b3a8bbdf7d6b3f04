package dev.waypost.codes;

import java.time.YearMonth;
import java.util.Map;
import java.util.Set;

/**
 * The number of scans of each code and in each month of a workspace, kept with the position in the
 * scan log up to which they were counted.
 */
public interface ScanCounterStore {

  /** The position up to which a log was counted, 0 for none. */
  long position(String logId);

  /**
   * What was counted of some codes, as it was at one moment.
   *
   * @param position up to which the log was counted then
   * @param scans by code id, of all logs; codes that do not exist are absent
   */
  record Counted(long position, Map<String, Long> scans) {
    public Counted {
      scans = Map.copyOf(scans);
    }
  }

  /** What was counted of some codes. */
  Counted counted(String logId, Set<String> codeIds);

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

  /** Forgets up to where a log was counted; what was counted stays. */
  void forget(String logId);
}
