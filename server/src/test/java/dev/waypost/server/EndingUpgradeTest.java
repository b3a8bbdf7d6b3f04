package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.store.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes whose time is over are found in a database of before they were filed by that, too. */
class EndingUpgradeTest {
  private static final List<String> BACK =
      List.of(
          "DELETE FROM code_term WHERE term_id IN (SELECT id FROM term WHERE label LIKE '%ending')",
          "DELETE FROM term WHERE label LIKE '%ending'");

  @TempDir Path folder;

  @Test
  void onSqlite() throws Exception {
    upgrade("sqlite", "jdbc:sqlite:" + folder.resolve("data/waypost.db"));
  }

  @Test
  void onPostgresql() throws Exception {
    try (var server = EmbeddedPostgres.start()) {
      String address = "localhost:" + server.getPort() + "/postgres";
      upgrade(
          "postgresql",
          "jdbc:postgresql://" + address + "?user=postgres",
          "--database-url",
          "postgresql://postgres@" + address);
    }
  }

  private void upgrade(String engine, String jdbcUrl, String... flags) throws Exception {
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
        assertThat(execute(database, statement)).as(statement).isPositive();
      }
      assertThat(execute(database, "DELETE FROM term WHERE label LIKE '%ending'")).isZero();
      for (String statement : migration(engine)) {
        assertThat(execute(database, statement)).as(statement).isPositive();
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

  private static int execute(Connection database, String statement) throws SQLException {
    try (var change = database.createStatement()) {
      return change.executeUpdate(statement);
    }
  }

  /** The statements of the migration, as Flyway runs them. */
  private static List<String> migration(String engine) throws Exception {
    String file = "/dev/waypost/store/" + engine + "/V015__ending.sql";
    try (var in = Objects.requireNonNull(Database.class.getResourceAsStream(file), file)) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(script.split(";")).map(String::strip).filter(sql -> !sql.isEmpty()).toList();
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
