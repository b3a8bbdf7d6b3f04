package dev.waypost.analytics;

import static dev.waypost.analytics.ScanBuilder.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeReportsTest {
  @TempDir Path folder;
  private ScanEvents events;
  private long nextPosition;

  @BeforeEach
  void open() throws Exception {
    events = ScanEvents.open(folder.resolve("analytics.duckdb"));
  }

  @AfterEach
  void close() throws Exception {
    events.close();
  }

  @Test
  void listsEveryDayWhereNothingWasScanned() {
    CodeReport report = report("2026-02-27T00:00:00Z", "2026-03-02T00:00:00Z", "UTC");

    assertThat(report)
        .isEqualTo(
            new CodeReport(
                0,
                0,
                0,
                List.of(day(2026, 2, 27, 0, 0), day(2026, 2, 28, 0, 0), day(2026, 3, 1, 0, 0)),
                List.of(),
                List.of()));
  }

  @Test
  void countsPeopleAndApartFromThemTheBots() throws Exception {
    take(
        scan().visitor(1),
        scan().visitor(2).audience(Audience.CRAWLER).device("bot").country("US"),
        scan().visitor(3).audience(Audience.PREVIEW).device("bot").country("US"));

    CodeReport report = report("2026-05-04T00:00:00Z", "2026-05-05T00:00:00Z", "UTC");
    assertThat(report)
        .isEqualTo(
            new CodeReport(
                1,
                1,
                2,
                List.of(day(2026, 5, 4, 1, 1)),
                List.of(share("phone", 1)),
                List.of(share("DE", 1))));
  }

  @Test
  void countsAVisitorOnceInASaltPeriod() throws Exception {
    take(
        scan().time("2026-05-04T10:00:00Z").visitor(-11),
        scan().time("2026-05-04T11:00:00Z").visitor(-11),
        scan().time("2026-05-04T12:00:00Z").visitor(12),
        // The same person on the next day: the salt and so the hash is another one.
        scan().time("2026-05-05T10:00:00Z").visitor(21));

    CodeReport report = report("2026-05-04T00:00:00Z", "2026-05-06T00:00:00Z", "UTC");
    assertThat(report.scans()).isEqualTo(4);
    assertThat(report.visitors()).isEqualTo(3);
    assertThat(report.perDay()).containsExactly(day(2026, 5, 4, 3, 2), day(2026, 5, 5, 1, 1));
  }

  @Test
  void beginsWithTheFirstInstantAndEndsBeforeTheLast() throws Exception {
    take(
        scan().time("2026-05-04T09:59:59.999Z"),
        scan().time("2026-05-04T10:00:00.000Z"),
        scan().time("2026-05-04T10:59:59.999Z"),
        scan().time("2026-05-04T11:00:00.000Z"));

    assertThat(report("2026-05-04T10:00:00Z", "2026-05-04T11:00:00Z", "UTC").scans()).isEqualTo(2);
    assertThat(report("2026-05-04T09:59:59.999000001Z", "2026-05-04T11:00:00Z", "UTC").scans())
        .isEqualTo(2);
    assertThat(report("2026-05-04T10:00:00Z", "2026-05-04T11:00:00.000000001Z", "UTC").scans())
        .isEqualTo(3);
    CodeReport narrow =
        report("2026-05-04T10:00:00.000000001Z", "2026-05-04T10:00:00.000000002Z", "UTC");
    assertThat(narrow.scans()).isZero();
    assertThat(narrow.perDay()).containsExactly(day(2026, 5, 4, 0, 0));
  }

  @Test
  void countsNeitherOtherCodesNorTheCodesOfOtherWorkspaces() throws Exception {
    take(scan(), scan().code("code_2"), scan().workspace("ws_2"));

    assertThat(report("2026-05-04T00:00:00Z", "2026-05-05T00:00:00Z", "UTC").scans()).isEqualTo(1);
  }

  @Test
  void ordersBreakdownsByScansThenByName() throws Exception {
    take(
        scan().device("tablet").country(null),
        scan().device("phone").country("FR"),
        scan().device("desktop").country(null),
        scan().device("phone").country("AT"),
        scan().device("unknown").country("unknown"));

    CodeReport report = report("2026-05-04T00:00:00Z", "2026-05-05T00:00:00Z", "UTC");
    assertThat(report.perDevice())
        .containsExactly(
            share("phone", 2), share("desktop", 1), share("tablet", 1), share("unknown", 1));
    assertThat(report.perCountry())
        .containsExactly(share("unknown", 3), share("AT", 1), share("FR", 1));
  }

  /** One scan is made in each hour: a day has as many scans as hours. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 2026-03-28, 24, 23, 24",
    "Europe/Berlin, 2026-10-24, 24, 25, 24",
    "America/Sao_Paulo, 2018-11-03, 24, 23, 24",
    "Asia/Kolkata, 2026-03-28, 24, 24, 24",
    "Australia/Lord_Howe, 2026-04-04, 24, 25, 24", // 24 hours and a half
    "Pacific/Kiritimati, 2026-03-28, 24, 24, 24",
    "+05:30, 2026-03-28, 24, 24, 24",
    "Z, 2026-03-28, 24, 24, 24",
  })
  void cutsDaysAsTheZoneDoes(String zone, LocalDate first, long hours1, long hours2, long hours3)
      throws Exception {
    ZoneId zoneId = ZoneId.of(zone);
    takeEveryHour(first.minusDays(1), first.plusDays(5));

    CodeReport report =
        events.codeReport(
            query(
                first.atStartOfDay(zoneId).toInstant(),
                first.plusDays(3).atStartOfDay(zoneId).toInstant(),
                zone));

    assertThat(report.perDay())
        .containsExactly(
            new CodeReport.Day(first, hours1, 1),
            new CodeReport.Day(first.plusDays(1), hours2, 1),
            new CodeReport.Day(first.plusDays(2), hours3, 1));
    assertThat(report.scans()).isEqualTo(hours1 + hours2 + hours3);
  }

  @Test
  void leavesOutTheDayThatSamoaNeverHad() throws Exception {
    takeEveryHour(LocalDate.of(2011, 12, 27), LocalDate.of(2012, 1, 3));

    CodeReport report = report("2011-12-29T10:00:00Z", "2012-01-01T10:00:00Z", "Pacific/Apia");

    assertThat(report.perDay())
        .containsExactly(
            day(2011, 12, 29, 24, 1), day(2011, 12, 31, 24, 1), day(2012, 1, 1, 24, 1));
  }

  @Test
  void agreesWithCountingOneScanAfterTheOther() throws Exception {
    Random random = new Random(20_000);
    List<ScanRecord> scans = takeRandom(random, 20_000);

    for (String zone :
        List.of(
            "UTC",
            "Europe/Berlin",
            "Asia/Kolkata",
            "Pacific/Apia",
            "America/Vancouver",
            "Africa/Casablanca",
            "-09:30")) {
      for (int i = 0; i < 4; i++) {
        Instant from = randomTime(random);
        CodeReportQuery query =
            new CodeReportQuery(
                "ws_" + random.nextInt(2),
                "code_" + random.nextInt(3),
                from,
                from.plusMillis(1 + random.nextLong(Duration.ofDays(200).toMillis())),
                ZoneId.of(zone));

        assertThat(events.codeReport(query))
            .as(query.toString())
            .isEqualTo(PlainReport.of(scans, query));
      }
    }
  }

  @Test
  void seesWholeBatchesOnlyWhileOthersAreTaken() throws Exception {
    int batchSize = 100;
    AtomicBoolean done = new AtomicBoolean();
    Callable<Integer> reader =
        () -> {
          long before = 0;
          int distinct = 0;
          while (!done.get()) {
            CodeReport report = report("2026-05-04T00:00:00Z", "2026-05-06T00:00:00Z", "UTC");
            assertThat(report.scans() % batchSize).isZero();
            assertThat(report.scans()).isGreaterThanOrEqualTo(before);
            assertThat(report.perDay().stream().mapToLong(CodeReport.Day::scans).sum())
                .isEqualTo(report.scans());
            assertThat(report.perDevice().stream().mapToLong(CodeReport.Share::scans).sum())
                .isEqualTo(report.scans());
            assertThat(report.perCountry().stream().mapToLong(CodeReport.Share::scans).sum())
                .isEqualTo(report.scans());
            distinct += report.scans() > before ? 1 : 0;
            before = report.scans();
          }
          return distinct;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
      List<Future<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        readers.add(threads.submit(reader));
      }
      ScanBuilder[] batch = new ScanBuilder[batchSize];
      for (int i = 0; i < 30; i++) {
        for (int j = 0; j < batchSize; j++) {
          batch[j] = scan().visitor(i).device(j % 2 == 0 ? "phone" : "tablet");
        }
        take(batch);
      }
      done.set(true);
      for (Future<Integer> finished : readers) {
        assertThat(finished.get()).isPositive();
      }
    }
    assertThat(report("2026-05-04T00:00:00Z", "2026-05-06T00:00:00Z", "UTC").scans())
        .isEqualTo(3_000);
  }

  private void take(ScanBuilder... scans) throws Exception {
    List<LoggedScan> batch = new ArrayList<>();
    for (ScanBuilder scan : scans) {
      batch.add(scan.at(nextPosition++));
    }
    events.accept("log_a", batch, nextPosition);
  }

  private void takeEveryHour(LocalDate first, LocalDate end) throws Exception {
    List<ScanBuilder> scans = new ArrayList<>();
    Instant last = end.atStartOfDay(ZoneId.of("UTC")).toInstant();
    for (Instant time = first.atStartOfDay(ZoneId.of("UTC")).toInstant();
        time.isBefore(last);
        time = time.plus(Duration.ofHours(1))) {
      scans.add(scan().time(time));
    }
    take(scans.toArray(ScanBuilder[]::new));
  }

  private List<ScanRecord> takeRandom(Random random, int count) throws Exception {
    String[] devices = {"phone", "tablet", "desktop", "unknown"};
    String[] countries = {"DE", "US", "JP", null};
    List<ScanRecord> scans = new ArrayList<>();
    List<LoggedScan> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LoggedScan logged =
          scan()
              .time(randomTime(random))
              .workspace("ws_" + random.nextInt(2))
              .code("code_" + random.nextInt(3))
              .device(devices[random.nextInt(devices.length)])
              .country(countries[random.nextInt(countries.length)])
              .audience(random.nextInt(10) == 0 ? Audience.CRAWLER : Audience.PERSON)
              .visitor(random.nextInt(3_000) - 1_500L)
              .at(nextPosition++);
      scans.add(logged.record());
      batch.add(logged);
      if (batch.size() == 1_000) {
        events.accept("log_a", batch, nextPosition);
        batch.clear();
      }
    }
    events.accept("log_a", batch, nextPosition);
    return scans;
  }

  /** To the millisecond, in a time in which most zones change their offset several times. */
  private static Instant randomTime(Random random) {
    return Instant.parse("2026-01-01T00:00:00Z")
        .plusMillis(random.nextLong(Duration.ofDays(500).toMillis()));
  }

  private CodeReport report(String from, String to, String zone) {
    return events.codeReport(query(Instant.parse(from), Instant.parse(to), zone));
  }

  private static CodeReportQuery query(Instant from, Instant to, String zone) {
    return new CodeReportQuery(ScanBuilder.WORKSPACE, ScanBuilder.CODE, from, to, ZoneId.of(zone));
  }

  private static CodeReport.Day day(int year, int month, int day, long scans, long visitors) {
    return new CodeReport.Day(LocalDate.of(year, month, day), scans, visitors);
  }

  private static CodeReport.Share share(String name, long scans) {
    return new CodeReport.Share(name, scans);
  }
}
