package dev.waypost.scanlog;

import java.util.List;

/**
 * What one read of a log gave.
 *
 * @param scans in the order of their positions; empty if nothing durable follows
 * @param nextPosition where to read on. It may have moved although there are no scans, past ranges
 *     that hold none.
 */
public record ScanBatch(List<LoggedScan> scans, long nextPosition) {
  public ScanBatch {
    scans = List.copyOf(scans);
  }
}
