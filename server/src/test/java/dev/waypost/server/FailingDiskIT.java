package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * System calls on the scan log's file fail under the running program, as strace can make them.
 * (What each failure means byte by byte is tested with an injected storage beside the log.)
 */
@Tag("chaos")
@Tag("long")
class FailingDiskIT {
  private static final Logger LOGGER = Logger.getLogger(FailingDiskIT.class.getName());
  private static final int CONNECTIONS = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"fdatasync, EIO", "write, ENOSPC", "write, EIO"})
  void aFileThatFailsIsLeftForANewOneAndLossesAreCounted(String call, String error)
      throws Exception {
    Path data = folder.resolve("data");
    try (WaypostProcess waypost =
        WaypostProcess.start(data, WaypostProcess.Ports.free(), "--rate-limit", "0")) {
      ApiClient api = waypost.client();
      JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
      try (var load = new ScanLoad(code.path("short_url").textValue(), CONNECTIONS)) {
        load.awaitAnswered(500);
        Process strace = inject(waypost.pid(), newestSegment(data), call, error);
        try {
          await().atMost(Duration.ofSeconds(60)).until(() -> sawFault(api));
        } finally {
          strace.destroy();
          strace.waitFor(30, TimeUnit.SECONDS);
        }
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> logState(api).path("state").textValue().equals("healthy"));
        load.awaitAnswered(load.answeredSoFar() + 500);
        List<String> answered = load.end();
        assertThat(load.failures()).isEmpty();
        long lost = logState(api).path("scans_lost").longValue();
        assertThat(waypost.stop()).isZero();
        CountedScans scans = CountedScans.compare(data, answered);
        LOGGER.info(call + " fails with " + error + ": " + scans + ", told as lost " + lost);
        assertThat(scans)
            .isEqualTo(new CountedScans(answered.size(), answered.size() - lost, lost, 0));
      }
    }
  }

  private static Process inject(long pid, Path file, String call, String error) throws IOException {
    try {
      return new ProcessBuilder(
              "strace",
              "--follow-forks",
              "--quiet=all",
              "--output=/dev/null",
              "--trace-path=" + file,
              "--trace=" + call,
              "--inject=" + call + ":error=" + error,
              "--attach=" + pid)
          .redirectErrorStream(true)
          .start();
    } catch (IOException e) {
      throw new IOException(
          "This test needs strace. Install it (Debian: apt-get install strace) and run it again.",
          e);
    }
  }

  private static Path newestSegment(Path data) throws IOException {
    try (var files = Files.list(data.resolve("scanlog"))) {
      return files
          .filter(file -> file.toString().endsWith(".scans"))
          .max(Comparator.naturalOrder())
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  private static boolean sawFault(ApiClient api) throws Exception {
    return !logState(api).path("last_fault").isNull();
  }

  private static JsonNode logState(ApiClient api) throws Exception {
    return api.get("/health/ready").json().path("scan_log");
  }
}
