package dev.waypost.analytics;

import static dev.waypost.analytics.ScanBuilder.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanRecord;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanEventsTest {
  private static final String SAFARI =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/17.4 Mobile/15E148 Safari/604.1";

  @TempDir Path folder;
  private Path file;
  private ScanEvents events;

  @BeforeEach
  void open() throws Exception {
    file = folder.resolve("analytics.duckdb");
    events = ScanEvents.open(file);
  }

  @AfterEach
  void close() throws Exception {
    events.close();
  }

  @Test
  void isEmptyAtFirst() throws Exception {
    assertThat(events.name()).isEqualTo("analytics");
    assertThat(events.position("log")).isZero();
    assertThat(events.health()).isEqualTo(new AnalyticsHealth(0, Map.of()));
  }

  @Test
  void removesTheScansOfOneWorkspaceAndForgetsTheirLog() throws Exception {
    LoggedScan theirs = scan().workspace("ws_other").at(0);
    events.accept("live", List.of(theirs, scan().at(1)), 2);
    events.accept("sample", List.of(theirs), 1);

    assertThat(events.remove("ws_other", "sample")).isEqualTo(2);
    assertThat(events.remove("ws_other", "sample")).isZero();
    assertThat(events.health()).isEqualTo(new AnalyticsHealth(1, Map.of("live", 2L)));
    events.accept("sample", List.of(theirs), 1);
    assertThat(events.health().events()).isEqualTo(2);
  }

  @Test
  void storesEveryFieldOfAScan() throws Exception {
    ScanRecord record =
        new ScanRecord(
            Instant.parse("2026-05-04T23:59:59.987Z"),
            "ws_1",
            "code_1",
            "dom_1",
            Long.MAX_VALUE,
            "redirect",
            "rule_1",
            "variant_b",
            "DE",
            "BY",
            "München",
            "phone",
            Audience.PERSON,
            Long.MIN_VALUE,
            SAFARI,
            "de-DE",
            "example.com");
    events.accept("log_a", List.of(new LoggedScan(17, record)), 99);

    assertThat(rows("SELECT * REPLACE (CAST(time AS VARCHAR) AS time) FROM scan_event"))
        .containsExactly(
            "log_a-17|2026-05-04 23:59:59.987|ws_1|code_1|dom_1|redirect|rule_1|variant_b|DE|BY"
                + "|München|phone|iOS|17.4|Mobile Safari|17.4|de-DE|example.com"
                + "|-9223372036854775808|false|false|9223372036854775807|false");
  }

  @Test
  void leavesUnknownFieldsEmpty() throws Exception {
    events.accept("log_a", List.of(scan().country(null).at(0)), 1);

    assertThat(
            rows(
                "SELECT rule, variant, country, region, city, os, os_version, browser,"
                    + " browser_version, language, referrer_host FROM scan_event"))
        .containsExactly("null|null|null|null|null|null|null|null|null|null|null");
  }

  @Test
  void flagsCrawlersPreviewsAndWhoPassedAGate() throws Exception {
    events.accept(
        "log_a",
        List.of(
            scan().audience(Audience.PERSON).at(0),
            scan().audience(Audience.CRAWLER).at(1),
            scan().audience(Audience.PREVIEW).at(2),
            scan().audience(Audience.PASSED).at(3)),
        4);

    assertThat(rows("SELECT is_bot, is_preview, is_passed FROM scan_event ORDER BY event_id"))
        .containsExactly(
            "false|false|false", "true|false|false", "true|true|false", "false|false|true");
  }

  @Test
  void takesABatchOnceHoweverOftenItIsOffered() throws Exception {
    List<LoggedScan> batch = scansAt(0, 10, 20);
    events.accept("log_a", batch, 30);
    events.accept("log_a", batch, 30);
    events.accept("log_a", batch.subList(0, 1), 10);

    assertThat(eventIds()).containsExactly("log_a-0", "log_a-10", "log_a-20");
    assertThat(events.position("log_a")).isEqualTo(30);
  }

  @Test
  void takesOfABatchOnlyWhatIsNew() throws Exception {
    events.accept("log_a", scansAt(0, 10, 20), 30);
    events.accept("log_a", scansAt(10, 20, 30, 40), 50);

    assertThat(eventIds())
        .containsExactly("log_a-0", "log_a-10", "log_a-20", "log_a-30", "log_a-40");
    assertThat(events.position("log_a")).isEqualTo(50);
  }

  @Test
  void storesThePositionOfABatchWithoutScans() throws Exception {
    events.accept("log_a", List.of(), 4_096);

    assertThat(events.position("log_a")).isEqualTo(4_096);
  }

  @Test
  void keepsLogsApart() throws Exception {
    events.accept("log_a", scansAt(0, 10), 20);
    events.accept("log_b", scansAt(0), 5);

    assertThat(eventIds()).containsExactly("log_a-0", "log_a-10", "log_b-0");
    assertThat(events.health())
        .isEqualTo(new AnalyticsHealth(3, Map.of("log_a", 20L, "log_b", 5L)));
  }

  @Test
  void refusesABatchThatReachesBeyondItsEnd() throws Exception {
    assertThatThrownBy(() -> events.accept("log_a", scansAt(0, 10), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A scan at 10 does not lie before the next position 10.");
    assertThat(events.health().events()).isZero();
  }

  @Test
  void storesNothingOfABatchThatFailsBetweenAppendAndCommit() throws Exception {
    events.accept("log_a", scansAt(0, 10), 20);
    try (Connection other = connect();
        Statement statement = other.createStatement()) {
      // The scans can still be appended, but the position is taken by another transaction.
      other.setAutoCommit(false);
      statement.execute("UPDATE log_position SET position = 7 WHERE log_id = 'log_a'");

      assertThatThrownBy(() -> events.accept("log_a", scansAt(20, 30), 40))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Conflict");
      other.rollback();
    }

    assertThat(eventIds()).containsExactly("log_a-0", "log_a-10");
    assertThat(events.position("log_a")).isEqualTo(20);

    events.accept("log_a", scansAt(20, 30), 40);
    assertThat(eventIds()).containsExactly("log_a-0", "log_a-10", "log_a-20", "log_a-30");
  }

  @Test
  void storesNothingOfABatchThatFailsWhileItIsAppended() throws Exception {
    // More rows than the appender holds back, so that some have reached the database.
    List<LoggedScan> batch = new ArrayList<>(scansAt(LongStream.range(0, 5_000).toArray()));
    batch.add(scan().time(Instant.ofEpochMilli(Long.MAX_VALUE)).at(5_000)); // has no microseconds

    assertThatThrownBy(() -> events.accept("log_a", batch, 5_001))
        .isInstanceOf(ArithmeticException.class);

    assertThat(events.health()).isEqualTo(new AnalyticsHealth(0, Map.of()));
    events.accept("log_a", scansAt(0, 10), 30);
    assertThat(eventIds()).containsExactly("log_a-0", "log_a-10");
  }

  @Test
  void continuesWhereItStoppedAfterReopening() throws Exception {
    events.accept("log_a", scansAt(0, 10), 20);
    events.close();
    events = ScanEvents.open(file);

    assertThat(events.position("log_a")).isEqualTo(20);
    events.accept("log_a", scansAt(10, 20), 30);
    assertThat(eventIds()).containsExactly("log_a-0", "log_a-10", "log_a-20");
  }

  @Test
  void takesTextThatLooksLikeSqlAsText() throws Exception {
    String hostile = "'; DROP TABLE scan_event; --";
    String odd = "a\0b \" \\ 😀 ü %s ${x}";
    events.accept(
        hostile,
        List.of(
            scan()
                .workspace(hostile)
                .code(hostile)
                .resolution(hostile)
                .device(hostile)
                .country(hostile)
                .city(odd)
                .language(odd)
                .referrerHost(odd)
                .userAgent(hostile)
                .at(0)),
        1);

    assertThat(events.position(hostile)).isEqualTo(1);
    assertThat(rows("SELECT city, language, referrer_host FROM scan_event"))
        .containsExactly(odd + "|" + odd + "|" + odd);
    CodeReport report =
        events.codeReport(
            new CodeReportQuery(
                hostile,
                hostile,
                Instant.parse("2026-05-01T00:00:00Z"),
                Instant.parse("2026-06-01T00:00:00Z"),
                ZoneOffset.UTC));
    assertThat(report.scans()).isEqualTo(1);
    assertThat(report.perDevice()).containsExactly(new CodeReport.Share(hostile, 1));
    assertThat(report.perCountry()).containsExactly(new CodeReport.Share(hostile, 1));
  }

  @Test
  void writesAQuestionMarkForHalfACharacter() throws Exception {
    events.accept("log_a", List.of(scan().city("x\ud800y").at(0)), 1);

    assertThat(rows("SELECT city FROM scan_event")).containsExactly("x?y");
  }

  @Test
  void answersNoMoreOnceItIsClosed() throws Exception {
    events.close();
    events.close();

    assertThatThrownBy(() -> events.accept("log_a", List.of(), 1))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> events.position("log_a")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> events.health())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The analytics database is closed.");
  }

  private static List<LoggedScan> scansAt(long... positions) {
    return LongStream.of(positions).mapToObj(position -> scan().at(position)).toList();
  }

  private List<String> eventIds() throws SQLException {
    return rows("SELECT event_id FROM scan_event ORDER BY event_id");
  }

  /** Another connection to the database that {@code events} has open. */
  private Connection connect() throws SQLException {
    return DatabaseFile.connect(file, AnalyticsSettings.DEFAULTS, false);
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          cells.add(String.valueOf(result.getObject(i)));
        }
        rows.add(String.join("|", cells));
      }
    }
    return rows;
  }
}
