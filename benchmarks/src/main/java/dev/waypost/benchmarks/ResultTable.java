package dev.waypost.benchmarks;

import java.util.List;
import java.util.Locale;

/** Results as a table of plain ASCII text. */
final class ResultTable {
  private ResultTable() {}

  /** A line of headings and a line for each measurement, ours before the peers'. */
  static String of(List<ComparisonResult> results) {
    var table = new StringBuilder();
    table.append(line("work", "by", "microseconds", "processor", "allocated bytes", "peer/ours"));
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
        orUnknown("%,.2f", measurement.cpuMicroseconds()),
        orUnknown("%,.0f", measurement.allocatedBytes()),
        ratio);
  }

  private static String orUnknown(String format, double figure) {
    return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, format, figure);
  }

  private static String line(
      String work,
      String contestant,
      String microseconds,
      String processor,
      String allocatedBytes,
      String ratio) {
    return "%-33s  %-16s  %12s  %10s  %15s  %9s"
            .formatted(work, contestant, microseconds, processor, allocatedBytes, ratio)
            .stripTrailing()
        + System.lineSeparator();
  }
}
