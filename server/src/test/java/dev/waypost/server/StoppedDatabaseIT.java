package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A database whose machine hangs: it accepts connections and says nothing. That is worse than one
 * that is gone, because nobody is told.
 */
@Tag("chaos")
class StoppedDatabaseIT {
  private static final Logger LOGGER = Logger.getLogger(StoppedDatabaseIT.class.getName());
  private static final int CONNECTIONS = 4;
  private static final Duration STANDSTILL =
      Duration.ofSeconds(Boolean.getBoolean("waypost.long") ? 60 : 25);

  @TempDir Path folder;

  @Test
  void scansGoOnWhileTheDatabaseStandsStillAndAreCountedOnceAfterwards() throws Exception {
    Path databaseFolder = folder.resolve("postgresql");
    Path data = folder.resolve("data");
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder().setDataDirectory(databaseFolder).start()) {
      ProcessHandle postmaster = postmaster(databaseFolder);
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
      try (WaypostProcess waypost =
          WaypostProcess.start(
              data, WaypostProcess.Ports.free(), "--rate-limit", "0", "--database-url", url)) {
        ApiClient api = waypost.client();
        JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
        String path = "/api/v1/codes/" + code.path("id").textValue();
        try (var load = new ScanLoad(code.path("short_url").textValue(), CONNECTIONS)) {
          load.awaitAnswered(500);
          SystemSignals.stop(postmaster);
          try {
            long stopped = System.nanoTime();
            ApiClient.Answer refused =
                api.patch(path, "{\"destination\":\"https://example.com/other\"}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(api.get("/health/live").status()).isEqualTo(200);
            int before = load.answeredSoFar();
            Thread.sleep(Math.max(0, stopped / 1_000_000 + STANDSTILL.toMillis() - now()));
            load.awaitAnswered(before + 500);
          } finally {
            SystemSignals.resume(postmaster);
          }
          await()
              .atMost(Duration.ofSeconds(60))
              .ignoreExceptions()
              .until(() ->
                  api.patch(path, "{\"destination\":\"https://example.com/after\"}").status()
                      == 200);
          List<String> answered = load.end();
          assertThat(load.failures()).isEmpty();
          await()
              .atMost(Duration.ofSeconds(60))
              .untilAsserted(() ->
                  assertThat(api.get(path).json().path("scans").longValue())
                      .isEqualTo(answered.size()));
          assertThat(waypost.stop()).isZero();
          CountedScans scans = CountedScans.compare(data, answered);
          LOGGER.info("SIGSTOP of PostgreSQL for " + STANDSTILL.toSeconds() + " s: " + scans);
          assertThat(scans).isEqualTo(new CountedScans(answered.size(), answered.size(), 0, 0));
        }
      }
    }
  }

  private static long now() {
    return System.nanoTime() / 1_000_000;
  }

  private static ProcessHandle postmaster(Path databaseFolder) throws IOException {
    String pid = Files.readAllLines(databaseFolder.resolve("postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }
}
