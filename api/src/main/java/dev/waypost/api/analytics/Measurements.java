package dev.waypost.api.analytics;

import dev.waypost.analytics.CodeReport;
import dev.waypost.analytics.CodeReportQuery;
import dev.waypost.analytics.ScanScope;
import dev.waypost.analytics.ScanSummary;
import java.util.Map;
import java.util.Set;

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

  /**
   * A summary of the scans of many codes, as far as they have been taken from the scan log.
   *
   * @param most how many shares of a dimension at most
   * @throws dev.waypost.api.http.ProblemException while the analytics are not open
   */
  ScanSummary summary(
      ScanScope scope, ScanSummary.Length length, Set<ScanSummary.Dimension> dimensions, int most);

  /**
   * The scans of each code that has any, in so many steps of equal length.
   *
   * @throws dev.waypost.api.http.ProblemException while the analytics are not open
   */
  Map<String, long[]> perCode(ScanScope scope, int steps);
}
