package dev.waypost.resolver.numbers;

import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanBatch;
import dev.waypost.scanlog.ScanLog;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Counts the scans in a part of the scan log. */
final class OwnScans {
  private static final int BATCH = 10_000;

  private OwnScans() {}

  /**
   * The scans of some codes that count, by code.
   *
   * @param from inclusive
   * @param to exclusive; on the device already
   */
  static Map<String, Long> between(ScanLog log, long from, long to, Predicate<String> codeIds)
      throws IOException {
    Map<String, Long> counts = new HashMap<>();
    long position = from;
    while (position < to) {
      ScanBatch batch = log.read(position, BATCH);
      for (LoggedScan scan : batch.scans()) {
        if (scan.position() < to && counts(scan) && codeIds.test(scan.record().codeId())) {
          counts.merge(scan.record().codeId(), 1L, Long::sum);
        }
      }
      if (batch.nextPosition() <= position) {
        break;
      }
      position = batch.nextPosition();
    }
    return counts;
  }

  /** Whether a scan draws a number; as for whoever counts for good, only people's do. */
  static boolean counts(LoggedScan scan) {
    return scan.record().audience() == Audience.PERSON;
  }
}
