package dev.waypost.codes;

import java.time.YearMonth;

/** How much of what is limited a workspace has used. */
public interface UsageStore {

  /** How many codes of a workspace are not deleted. */
  long countCodes(WorkspaceId workspace);

  /**
   * How many scans by people a workspace's codes had in a month (UTC), as far as they have been
   * counted.
   */
  long countScans(WorkspaceId workspace, YearMonth month);
}
