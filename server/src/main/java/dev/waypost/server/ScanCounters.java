package dev.waypost.server;

import dev.waypost.codes.ScanCounterStore;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanSink;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts scans by people into the codes' {@code scans} and the months of their workspaces. */
final class ScanCounters implements ScanSink {
  private final ScanCounterStore store;

  /** By log, where it is counted up to as far as this sink knows. */
  private final Map<String, Long> positions = new ConcurrentHashMap<>();

  ScanCounters(ScanCounterStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return "counters";
  }

  @Override
  public long position(String logId) {
    long position = store.position(logId);
    positions.put(logId, position);
    return position;
  }

  @Override
  public void accept(String logId, List<LoggedScan> scans, long nextPosition) {
    Map<YearMonth, Map<String, Long>> counts = new HashMap<>();
    for (LoggedScan scan : scans) {
      if (scan.record().audience() == Audience.PERSON) {
        counts
            .computeIfAbsent(month(scan.record().time()), _ -> new HashMap<>())
            .merge(scan.record().codeId(), 1L, Long::sum);
      }
    }
    store.add(logId, positions.getOrDefault(logId, 0L), nextPosition, counts);
    positions.put(logId, nextPosition);
  }

  private static YearMonth month(Instant time) {
    return YearMonth.from(LocalDate.ofInstant(time, ZoneOffset.UTC));
  }
}
