package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room: people who scan notice nothing, and what could not be logged is counted. */
@Tag("chaos")
class FullDiskIT {
  private static final Logger LOGGER = Logger.getLogger(FullDiskIT.class.getName());
  private static final int CONNECTIONS = 4;
  private static final int DISK_MEGABYTES = 80;
  private static final int SCANS = Boolean.getBoolean("waypost.long") ? 20_000 : 2_000;

  @TempDir Path folder;

  @Test
  void redirectsGoOnLossesAreCountedAndEverythingRecoversByItself() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), DISK_MEGABYTES)) {
      Path data = disk.path().resolve("data");
      try (WaypostProcess waypost =
          WaypostProcess.start(data, WaypostProcess.Ports.free(), "--rate-limit", "0")) {
        ApiClient api = waypost.client();
        JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
        String path = "/api/v1/codes/" + code.path("id").textValue();
        try (var load = new ScanLoad(code.path("short_url").textValue(), CONNECTIONS)) {
          load.awaitAnswered(500);
          Path filler = disk.fill();
          load.awaitAnswered(load.answeredSoFar() + SCANS);
          await().atMost(Duration.ofSeconds(30)).until(() -> lost(api) > 0);
          assertThat(api.patch(path, "{\"name\":\"" + "n".repeat(200) + "\"}").status())
              .isIn(200, 503);

          Files.delete(filler);
          await()
              .atMost(Duration.ofSeconds(30))
              .until(() -> logState(api).path("state").textValue().equals("healthy"));
          long lostThen = lost(api);
          load.awaitAnswered(load.answeredSoFar() + 500);
          List<String> answered = load.end();
          assertThat(load.failures()).isEmpty();
          long lost = lost(api);
          assertThat(lost).as("nothing is lost when there is room").isEqualTo(lostThen);
          await()
              .atMost(Duration.ofSeconds(60))
              .ignoreExceptions()
              .untilAsserted(() ->
                  assertThat(api.get(path).json().path("scans").longValue())
                      .isEqualTo(answered.size() - lost));
          assertThat(waypost.stop()).isZero();
          CountedScans scans = CountedScans.compare(data, answered);
          LOGGER.info("Full disk: " + scans + ", told as lost " + lost);
          assertThat(scans)
              .isEqualTo(new CountedScans(answered.size(), answered.size() - lost, lost, 0));
        }
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
