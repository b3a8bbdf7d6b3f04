package dev.waypost.server.demo;

import dev.waypost.codes.ContentFiles;
import dev.waypost.codes.DemoWorkspace;
import dev.waypost.codes.Domains;
import dev.waypost.codes.Drawing;
import dev.waypost.codes.LiveRoutes;
import dev.waypost.codes.ScanCounterStore;
import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanRecord;
import dev.waypost.scanlog.ScanSink;
import dev.waypost.store.Database;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Makes the sample data: a company's codes with their history, and a year of scans that end now.
 * The scans take the way of those that a log brings, into the analytics and into the counters, from
 * a log of their own name; so the logs of real scans are read as if nothing were.
 */
public final class DemoData {
  /** Of a batch; few enough that live scans wait for some tenths of a second at most. */
  private static final int SCANS_AT_ONCE = 20_000;

  private final Database database;
  private final Domains domains;
  private final LiveRoutes liveRoutes;
  private final Drawing drawing;
  private final ContentFiles files;
  private final ScanSink analytics;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Size size;

  /**
   * How much is made.
   *
   * @param seed the same makes the same data at the same moment, but for ids
   * @param scans how many scans by people, 0 or more; those of robots come to them
   */
  public record Size(long seed, int scans) {
    /** What is made unless a test asks for less: 400,000 scans. */
    public static final Size FULL = new Size(20_260_501, 400_000);
  }

  /**
   * What was made.
   *
   * @param codes how many
   * @param scans how many by people
   */
  public record Made(int codes, long scans) {}

  /** Sample data in these stores. */
  public DemoData(
      Database database,
      Domains domains,
      LiveRoutes liveRoutes,
      Drawing drawing,
      ContentFiles files,
      ScanSink analytics,
      InstantSource clock,
      SecureRandom random,
      Size size) {
    this.database = database;
    this.domains = domains;
    this.liveRoutes = liveRoutes;
    this.drawing = drawing;
    this.files = files;
    this.analytics = analytics;
    this.clock = clock;
    this.random = random;
    this.size = size;
  }

  /**
   * Makes them in a workspace that is not there yet. What is made in part because it was stopped or
   * failed must be removed before it is made again.
   *
   * @param stopping asked again and again; where it answers true, the rest is left out
   * @throws Exception if a store refuses or can't be reached
   */
  public Made make(BooleanSupplier stopping) throws Exception {
    Instant now = clock.instant();
    Company company = Company.of(size.seed(), now);
    List<ScannedCode> codes =
        new CompanyBuild(company, database, domains, liveRoutes, drawing, files, random)
            .run(stopping);
    var scans = new DemoScans(codes, size.seed(), now, codes.isEmpty() ? 0 : size.scans());
    Map<YearMonth, Map<String, Long>> counts = new HashMap<>();
    List<LoggedScan> batch = new ArrayList<>();
    long position = 0;
    while (scans.hasNext() && !stopping.getAsBoolean()) {
      for (ScanRecord scan : scans.next()) {
        batch.add(new LoggedScan(position++, scan));
        count(scan, counts);
      }
      if (batch.size() >= SCANS_AT_ONCE || !scans.hasNext()) {
        analytics.accept(DemoWorkspace.LOG, batch, position);
        batch.clear();
      }
    }
    if (!stopping.getAsBoolean()) {
      // Last of all, because it says that everything is there.
      ScanCounterStore counters = database.scanCounters();
      counters.add(DemoWorkspace.LOG, 0, Math.max(1, position), counts);
    }
    long counted =
        counts.values().stream()
            .flatMap(month -> month.values().stream())
            .mapToLong(Long::longValue)
            .sum();
    return new Made(company.traffic().size(), counted);
  }

  private static void count(ScanRecord scan, Map<YearMonth, Map<String, Long>> counts) {
    if (scan.audience() == Audience.PERSON) {
      counts
          .computeIfAbsent(
              YearMonth.from(LocalDate.ofInstant(scan.time(), ZoneOffset.UTC)),
              _ -> new HashMap<>())
          .merge(scan.codeId(), 1L, Long::sum);
    }
  }
}
