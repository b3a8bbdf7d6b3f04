package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.codes.DemoWorkspace;
import dev.waypost.server.demo.DemoData;
import dev.waypost.store.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample data: there once, beside everything real, consistent, and gone when asked. */
class DemoTest {
  private static final int CODES = 80;
  private static final int SCANS = 10_000;
  private static final DemoData.Size SIZE = new DemoData.Size(DemoData.Size.FULL.seed(), SCANS);
  private static final String REAL = "{\"destination\":\"https://example.com\"}";

  @TempDir Path folder;

  @Test
  void sampleDataAreMadeOnceBesideWhatIsRealAndGoWithoutATrace() throws Exception {
    String key;
    Map<String, Long> scans;
    try (RunningWaypost waypost = RunningWaypost.start(folder, SIZE)) {
      String real = waypost.client().create(REAL).path("short_url").textValue();
      assertThat(ApiClient.scan(real).status()).as("scans are answered meanwhile").isEqualTo(302);
      OtherWorkspace.awaitDemo(folder);
      assertThat(waypost.demo().exists()).isTrue();

      key = OtherWorkspace.keyOf(folder, DemoWorkspace.ID);
      ApiClient demo = waypost.clientWith(key);
      scans = scans(demo);
      assertThat(scans).hasSize(CODES);
      assertThat(sum(scans)).isEqualTo(SCANS);
      assertReportsAgree(demo, scans);
      assertRealIsUntouched(waypost);
    }
    assertAnalyticsAgree(scans);

    String freed = "bergblick/munich-menu";
    try (RunningWaypost waypost = RunningWaypost.start(folder, SIZE)) {
      ApiClient demo = waypost.clientWith(key);
      assertThat(ApiClient.scan(waypost.shortUrl() + "/" + freed).status()).isEqualTo(302);
      await().untilAsserted(() -> assertThat(sum(scans(demo))).isEqualTo(SCANS + 1));
      assertThat(scans(demo)).hasSize(CODES);
      String tried = triedOut(waypost, demo);
      brandWithItsOwnLogo(demo);

      waypost.demo().remove();
      assertThat(waypost.demo().exists()).isFalse();
      assertThat(ApiClient.scan(waypost.shortUrl() + "/" + freed).status()).isEqualTo(404);
      assertThat(ApiClient.scan(tried).status()).isEqualTo(404);
      assertThat(demo.get("/api/v1/codes").status()).isEqualTo(401);
      assertRealIsUntouched(waypost);
      waypost.demo().remove();
      waypost
          .client()
          .create("{\"destination\":\"https://example.com\",\"key\":\"" + freed + "\"}");
      assertThat(ApiClient.scan(waypost.shortUrl() + "/" + freed).status()).isEqualTo(302);
    }
    assertNothingIsLeft();
  }

  @Test
  void whatAStoppedStartHasMadeInPartIsMadeAnewByTheNext() throws Exception {
    var size = new DemoData.Size(3, 2_000);
    try (RunningWaypost waypost = RunningWaypost.start(folder, size)) {
      await().atMost(Duration.ofMinutes(1)).until(waypost.demo()::exists);
    }
    try (Database database = OtherWorkspace.database(folder)) {
      assertThat(database.scanCounters().position(DemoWorkspace.LOG)).as("incomplete").isZero();
      assertThat(database.workspaces().exists(DemoWorkspace.ID)).isTrue();
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder, size)) {
      OtherWorkspace.awaitDemo(folder);
      ApiClient demo = waypost.clientWith(OtherWorkspace.keyOf(folder, DemoWorkspace.ID));
      assertThat(scans(demo)).hasSize(CODES);
      assertThat(sum(scans(demo))).isEqualTo(2_000);
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      assertThat(waypost.demo().exists()).as("they stay without the flag").isTrue();
    }
  }

  /** What names a logo keeps it from being deleted. */
  private static void brandWithItsOwnLogo(ApiClient demo) throws Exception {
    String logo = demo.get("/api/v1/logos").json().at("/logos/0/id").textValue();
    String domain =
        demo.post("/api/v1/domains", "{\"host\":\"sample.example.com\"}")
            .json()
            .path("id")
            .textValue();
    assertThat(
            demo.patch("/api/v1/domains/" + domain, "{\"brand\":{\"logo\":\"" + logo + "\"}}")
                .status())
        .isEqualTo(200);
  }

  /** The short URL of a code in the sandbox beside the sample data. */
  private static String triedOut(RunningWaypost waypost, ApiClient demo) throws Exception {
    String testKey =
        demo.post("/api/v1/keys", "{\"name\":\"t\",\"mode\":\"test\",\"scopes\":[\"codes:write\"]}")
            .json()
            .path("key")
            .textValue();
    return waypost.clientWith(testKey).create(REAL).path("short_url").textValue();
  }

  private static Map<String, Long> scans(ApiClient api) throws Exception {
    Map<String, Long> scans = new HashMap<>();
    for (JsonNode code : api.get("/api/v1/codes?limit=100").json().path("codes")) {
      scans.put(code.path("id").textValue(), code.path("scans").longValue());
    }
    return scans;
  }

  private static long sum(Map<String, Long> scans) {
    return scans.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void assertReportsAgree(ApiClient api, Map<String, Long> scans) throws Exception {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    for (Map.Entry<String, Long> code : scans.entrySet()) {
      JsonNode report =
          api.get(
                  "/api/v1/codes/"
                      + code.getKey()
                      + "/analytics?start="
                      + today.minusDays(366)
                      + "&end="
                      + today)
              .json();
      assertThat(report.path("total").longValue()).as(code.getKey()).isEqualTo(code.getValue());
    }
  }

  private static void assertRealIsUntouched(RunningWaypost waypost) throws Exception {
    JsonNode usage = waypost.client().get("/api/v1/usage").json();
    assertThat(usage.at("/codes/used").longValue()).isEqualTo(1);
    assertThat(usage.at("/scans/used").longValue()).isEqualTo(1);
    assertThat(sum(scans(waypost.client()))).isEqualTo(1);
    assertThat(waypost.client().get("/api/v1/groups").json().path("groups")).isEmpty();
    assertThat(waypost.client().get("/api/v1/themes").json().path("themes")).isEmpty();
  }

  private void assertAnalyticsAgree(Map<String, Long> scans) throws SQLException {
    try (Connection analytics = analytics()) {
      Map<String, Long> people =
          counts(
              analytics,
              "SELECT code, count(*) FROM scan_event WHERE workspace = 'ws_demo' AND NOT is_bot AND NOT is_passed GROUP BY code");
      Map<String, Long> scanned = new HashMap<>(scans);
      scanned.values().removeIf(count -> count == 0);
      assertThat(people).isEqualTo(scanned);
      assertThat(counts(analytics, "SELECT 'robots', count(*) FROM scan_event WHERE is_bot"))
          .hasEntrySatisfying("robots", robots -> assertThat(robots).isBetween(200L, 900L));
      assertThat(
              counts(
                  analytics,
                  "SELECT variant, count(*) FROM scan_event WHERE variant IS NOT NULL AND NOT is_bot GROUP BY variant"))
          .containsOnlyKeys("story", "recipe", "video", "hold_out", "free coffee", "ten percent")
          .allSatisfy((_, count) -> assertThat(count).isGreaterThan(3));
      assertThat(
              counts(
                      analytics,
                      "SELECT rule, count(*) FROM scan_event WHERE rule IS NOT NULL GROUP BY rule")
                  .keySet())
          .contains("english", "breakfast", "evening", "shop in Switzerland", "phones at night");
      assertThat(
              counts(
                      analytics,
                      "SELECT resolution, count(*) FROM scan_event WHERE workspace = 'ws_demo' GROUP BY resolution")
                  .keySet())
          .contains("redirect", "page", "text", "password", "app")
          .anyMatch(resolution -> resolution.startsWith("paused"))
          .anyMatch(resolution -> resolution.startsWith("expired"))
          .anyMatch(resolution -> resolution.startsWith("retired"));
    }
  }

  private void assertNothingIsLeft() throws SQLException {
    try (Connection analytics = analytics()) {
      assertThat(counts(analytics, "SELECT workspace, count(*) FROM scan_event GROUP BY workspace"))
          .hasSize(1)
          .doesNotContainKey(DemoWorkspace.ID.value());
      assertThat(counts(analytics, "SELECT log_id, position FROM log_position")).hasSize(1);
    }
    Set<String> named = new HashSet<>();
    try (Connection database =
        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/waypost.db"))) {
      var tables =
          counts(
              database,
              "SELECT m.name, 1 FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'workspace_id'");
      for (String table : tables.keySet()) {
        named.addAll(
            counts(database, "SELECT workspace_id, count(*) FROM " + table + " GROUP BY 1")
                .keySet());
      }
      named.addAll(counts(database, "SELECT id, 1 FROM workspace").keySet());
      assertThat(counts(database, "SELECT sha256, 1 FROM upload_bytes")).isEmpty();
      assertThat(counts(database, "SELECT log_id, position FROM counted_position")).hasSize(1);
      assertThat(tables).isNotEmpty();
    }
    named.remove("");
    named.remove(null);
    assertThat(named).hasSize(1).doesNotContain(DemoWorkspace.ID.value());
  }

  private Connection analytics() throws SQLException {
    return DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("data/analytics.duckdb"));
  }

  private static Map<String, Long> counts(Connection connection, String sql) throws SQLException {
    Map<String, Long> counts = new HashMap<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counts;
  }
}
