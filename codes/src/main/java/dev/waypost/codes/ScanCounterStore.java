package dev.waypost.codes;

import java.util.Map;

/**
 * The number of scans of each code, kept with the position in the scan log up to which they were
 * counted.
 */
public interface ScanCounterStore {

  /** The position up to which a log was counted, 0 for none. */
  long position(String logId);

  /**
   * Adds to the counts and moves the position, in one transaction. Ids of codes that do not exist
   * are passed over.
   *
   * @param scans how many to add, by code id
   */
  void add(String logId, long nextPosition, Map<String, Long> scans);
}
