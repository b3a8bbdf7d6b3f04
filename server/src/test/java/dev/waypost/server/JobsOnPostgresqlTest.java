package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one database: a job is worked on where its files are, and seen by both. */
class JobsOnPostgresqlTest {
  @TempDir Path folder;

  @Test
  void aJobIsDoneByTheNodeThatHoldsItsFilesAndCanBeReadAndCancelledByAnother() throws Exception {
    try (var server = EmbeddedPostgres.start()) {
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
      Path first = Files.createDirectory(folder.resolve("first"));
      Path second = Files.createDirectory(folder.resolve("second"));
      try (var maker = RunningWaypost.start(first, "--database-url", url);
          var other =
              RunningWaypost.start(
                  second, "--database-url", url, "--short-url", maker.shortUrl())) {
        ApiClient api = maker.client();
        ApiClient elsewhere = other.clientWith(maker.adminKey());
        String job = ask(api, 1_200);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> !elsewhere.get(job).json().path("result_url").isNull());
        JsonNode ended = elsewhere.get(job).json();
        assertThat(ended.path("state").textValue()).isEqualTo("succeeded");
        assertThat(ended.path("succeeded").intValue()).isEqualTo(1_200);
        assertThat(elsewhere.get(job + "/result").json().path("code").textValue())
            .isEqualTo("job_elsewhere");
        String result = new String(api.get(job + "/result").bytes(), StandardCharsets.UTF_8);
        assertThat(result.lines().count()).isEqualTo(1_200);

        String cancelledJob = ask(api, 500_000);
        JsonNode cancelled = elsewhere.post(cancelledJob + "/cancel", "").json();
        assertThat(cancelled.path("state").textValue()).isEqualTo("cancelled");
        assertThat(ask(api, 1)).isNotEqualTo(cancelledJob);
        assertThat(api.get(cancelledJob).json().path("done").intValue())
            .isEqualTo(cancelled.path("done").intValue());
      }
    }
  }

  @Test
  void aJobGoesOnByItselfWhenTheDatabaseIsBackAndMakesEachCodeOnce() throws Exception {
    try (var server = EmbeddedPostgres.start()) {
      execute(server, "CREATE DATABASE waypost");
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/waypost";
      try (var waypost = RunningWaypost.start(folder, "--database-url", url)) {
        ApiClient api = waypost.client();
        String job = ask(api, 20_000);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> api.get(job).json().path("done").intValue() > 0);
        execute(server, "ALTER DATABASE waypost ALLOW_CONNECTIONS false");
        execute(
            server,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'waypost'");
        assertThat(api.get(job).status()).isEqualTo(503);
        execute(server, "ALTER DATABASE waypost ALLOW_CONNECTIONS true");
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> api.get(job).json().path("state").asText().equals("succeeded"));
        assertThat(api.get(job).json().path("succeeded").intValue()).isEqualTo(20_000);
        String result = new String(api.get(job + "/result").bytes(), StandardCharsets.UTF_8);
        assertThat(result.lines().count()).isEqualTo(20_000);
        try (var connection = server.getDatabase("postgres", "waypost").getConnection();
            var statement = connection.createStatement();
            var rows =
                statement.executeQuery(
                    "SELECT count(*), count(DISTINCT document::jsonb -> 'content' ->> 'url') FROM code")) {
          rows.next();
          assertThat(rows.getInt(1)).isEqualTo(20_000);
          assertThat(rows.getInt(2)).isEqualTo(20_000);
        }
      }
    }
  }

  private static void execute(EmbeddedPostgres server, String sql) throws Exception {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(ApiClient api, int count) throws Exception {
    return api.post(
            "/api/v1/jobs",
            "{\"kind\":\"create_codes\",\"count\":%d,\"template\":{\"destination\":\"https://example.com/{number}\"}}"
                .formatted(count))
        .header("Location");
  }
}
