package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scan log that may not grow any more, because the database takes nothing of what is in it:
 * somebody holds a lock. Unlike a full disk this can be tried without special rights.
 */
@Tag("chaos")
class FullLogIT {
  private static final Logger LOGGER = Logger.getLogger(FullLogIT.class.getName());
  private static final int CONNECTIONS = 4;
  private static final int MAX_BYTES = 4 * 1024 * 1024;
  private static final int SCANS = 4_000;

  @TempDir Path folder;

  @Test
  void redirectsGoOnLossesAreCountedAndEverythingRecoversByItself() throws Exception {
    Path data = folder.resolve("data");
    try (WaypostProcess waypost =
        WaypostProcess.start(
            data,
            WaypostProcess.Ports.free(),
            "--rate-limit",
            "0",
            "--scan-log-max-bytes",
            Integer.toString(MAX_BYTES))) {
      ApiClient api = waypost.client();
      JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
      String path = "/api/v1/codes/" + code.path("id").textValue();
      try (var load = new ScanLoad(code.path("short_url").textValue(), CONNECTIONS)) {
        load.awaitAnswered(500);
        try (Connection other =
                DriverManager.getConnection("jdbc:sqlite:" + data.resolve("waypost.db"));
            var statement = other.createStatement()) {
          statement.execute("PRAGMA busy_timeout = 10000");
          statement.execute("BEGIN IMMEDIATE");
          await().atMost(Duration.ofSeconds(60)).until(() -> lost(api) > 0);
          assertThat(logState(api).path("state").textValue()).isEqualTo("full");
          load.awaitAnswered(load.answeredSoFar() + SCANS);
          statement.execute("ROLLBACK");
        }
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> logState(api).path("state").textValue().equals("healthy"));
        List<String> answered = load.end();
        assertThat(load.failures()).isEmpty();
        long lost = lost(api);
        await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(() ->
                assertThat(api.get(path).json().path("scans").longValue())
                    .isEqualTo(answered.size() - lost));
        assertThat(waypost.stop()).isZero();
        CountedScans scans = CountedScans.compare(data, answered);
        LOGGER.info("Full log: " + scans + ", told as lost " + lost);
        assertThat(scans)
            .isEqualTo(new CountedScans(answered.size(), answered.size() - lost, lost, 0));
      }
    }
  }

  private static JsonNode logState(ApiClient api) throws Exception {
    return api.get("/health/ready").json().path("scan_log");
  }

  private static long lost(ApiClient api) throws Exception {
    return logState(api).path("scans_lost").longValue();
  }
}
