package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Print outlives every outage: scans are answered and counted while the database is away. */
@Tag("chaos")
class DatabaseAwayTest {
  @TempDir Path folder;

  @Test
  void scansAreAnsweredWhileTheDatabaseIsAwayAndCountedWhenItIsBack() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      execute(server, "CREATE DATABASE waypost");
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/waypost";
      try (RunningWaypost waypost = RunningWaypost.start(folder, "--database-url", url)) {
        ApiClient api = waypost.client();
        JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
        String path = "/api/v1/codes/" + code.path("id").textValue();

        execute(server, "ALTER DATABASE waypost ALLOW_CONNECTIONS false");
        execute(
            server,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'waypost'");
        for (int i = 0; i < 10; i++) {
          assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
              .isEqualTo("https://example.com");
        }
        ApiClient.Answer refused =
            api.patch(path, "{\"destination\":\"https://example.com/other\"}");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("code").textValue()).isEqualTo("store_unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();

        execute(server, "ALTER DATABASE waypost ALLOW_CONNECTIONS true");
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(
                () -> assertThat(api.get(path).json().path("scans").longValue()).isEqualTo(10));
        assertThat(api.get(path).json().path("destination").textValue())
            .isEqualTo("https://example.com");
      }
    }
  }

  private static void execute(EmbeddedPostgres server, String sql) throws Exception {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
