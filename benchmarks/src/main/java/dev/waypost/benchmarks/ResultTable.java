package dev.waypost.benchmarks;

import java.util.List;
import java.util.Locale;

/** Results as a table of plain ASCII text. */
final class ResultTable {
  private ResultTable() {}

  /** A line of headings and a line for each measurement, ours before the peers'. */
  static String of(List<ComparisonResult> results) {
    var table = new StringBuilder();
    table.append(line("work", "by", "microseconds", "allocated bytes", "peer/ours"));
    for (ComparisonResult result : results) {
      table.append(line(result, result.ours(), ""));
      for (Measurement peer : result.peers()) {
        table.append(line(result, peer, String.format(Locale.ROOT, "%.2f", result.ratio(peer))));
      }
    }
    return table.toString();
  }

  private static String line(ComparisonResult result, Measurement measurement, String ratio) {
    return line(
        result.comparison().work(),
        measurement.contestant(),
        String.format(Locale.ROOT, "%,.2f", measurement.microseconds()),
        String.format(Locale.ROOT, "%,.0f", measurement.allocatedBytes()),
        ratio);
  }

  private static String line(
      String work, String contestant, String microseconds, String allocatedBytes, String ratio) {
    return "%-32s  %-9s  %12s  %15s  %9s"
            .formatted(work, contestant, microseconds, allocatedBytes, ratio)
            .stripTrailing()
        + System.lineSeparator();
  }
}
