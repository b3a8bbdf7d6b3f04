package dev.waypost.api.analytics;

import dev.waypost.analytics.CodeReport;
import dev.waypost.analytics.CodeReportQuery;

/** What was measured, as far as it has been taken from the scan log. */
public interface Measurements {

  /**
   * Waits a moment, half a second at most, until the counts of codes contain every scan that was
   * answered before the call.
   */
  void awaitCounts();

  /**
   * A report that contains every scan that was answered before the call, unless the analytics are
   * far behind.
   *
   * @throws dev.waypost.api.http.ProblemException while the analytics are not open
   */
  CodeReport report(CodeReportQuery query);
}
