package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes whose time is over are found in a database of before they were filed by that, too. */
class EndingUpgradeTest {
  private static final List<String> BACK =
      List.of(
          "DELETE FROM code_term WHERE term_id IN (SELECT id FROM term WHERE label LIKE '%ending')",
          "DELETE FROM term WHERE label LIKE '%ending'",
          "DELETE FROM flyway_schema_history WHERE version = '015'");

  @TempDir Path folder;

  @Test
  void onSqlite() throws Exception {
    upgrade("jdbc:sqlite:" + folder.resolve("data/waypost.db"));
  }

  @Test
  void onPostgresql() throws Exception {
    try (var server = EmbeddedPostgres.start()) {
      String address = "localhost:" + server.getPort() + "/postgres";
      upgrade(
          "jdbc:postgresql://" + address + "?user=postgres",
          "--database-url",
          "postgresql://postgres@" + address);
    }
  }

  private void upgrade(String jdbcUrl, String... flags) throws Exception {
    String ended;
    try (RunningWaypost waypost = RunningWaypost.start(folder, flags)) {
      ApiClient api = waypost.client();
      ended = made(api, "\"expires\":{\"at\":\"2020-01-01T00:00:00Z\"}");
      String later = made(api, "\"expires\":{\"after_scans\":1}");
      String deleted = made(api, "\"expires\":{\"after_scans\":2}");
      api.delete("/api/v1/codes/" + deleted);
      assertThat(expired(api)).containsExactly(ended);
      assertThat(later).isNotEqualTo(ended);
    }
    try (Connection database = DriverManager.getConnection(jdbcUrl)) {
      for (String statement : BACK) {
        try (var change = database.createStatement()) {
          assertThat(change.executeUpdate(statement)).as(statement).isPositive();
        }
      }
    }
    try (RunningWaypost waypost = RunningWaypost.start(folder, flags)) {
      ApiClient api = waypost.client();
      assertThat(expired(api)).containsExactly(ended);
      assertThat(api.patch("/api/v1/codes/" + ended, "{\"expires\":{\"at\":null}}").status())
          .isEqualTo(200);
      assertThat(expired(api)).isEmpty();
    }
  }

  private static String made(ApiClient api, String end) throws Exception {
    return api.create("{\"destination\":\"https://example.com\"," + end + "}")
        .path("id")
        .textValue();
  }

  private static List<String> expired(ApiClient api) throws Exception {
    JsonNode found = api.get("/api/v1/codes?status=expired").json();
    return found.path("codes").findValuesAsText("id");
  }
}
