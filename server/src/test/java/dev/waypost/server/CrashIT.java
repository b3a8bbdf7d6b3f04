package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program is ended for real while it is at work. What was answered is there
 * afterwards, once.
 */
@Tag("chaos")
class CrashIT {
  private static final Logger LOGGER = Logger.getLogger(CrashIT.class.getName());
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = Boolean.getBoolean("waypost.long") ? 20 : 3;
  private static final int SCANS_A_ROUND = 2_000;

  @TempDir Path folder;

  /**
   * A scan that was logged but whose answer was under way when the process died is counted though
   * nobody saw the answer: at most one for each connection.
   */
  @Test
  void aKilledProcessLosesNoAnsweredScanAndNoEditAndCountsNothingTwice() throws Exception {
    Path data = folder.resolve("data");
    WaypostProcess.Ports ports = WaypostProcess.Ports.free();
    List<String> answered = new ArrayList<>();
    String id = null;
    String shortUrl = null;
    int edits = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (WaypostProcess waypost = WaypostProcess.start(data, ports, "--rate-limit", "0")) {
        ApiClient api = waypost.client();
        if (id == null || shortUrl == null) {
          JsonNode code = api.create("{\"destination\":\"https://example.com/0\"}");
          id = code.path("id").textValue();
          shortUrl = code.path("short_url").textValue();
        }
        try (var load = new ScanLoad(shortUrl, CONNECTIONS)) {
          while (load.answeredSoFar() < SCANS_A_ROUND) {
            int next = edits + 1;
            assertThat(
                    api.patch(
                            "/api/v1/codes/" + id,
                            "{\"destination\":\"https://example.com/" + next + "\"}")
                        .status())
                .isEqualTo(200);
            edits = next;
          }
          waypost.kill();
          answered.addAll(load.end());
        }
      }
    }

    try (WaypostProcess waypost = WaypostProcess.start(data, ports, "--rate-limit", "0")) {
      ApiClient api = waypost.client();
      JsonNode code = api.get("/api/v1/codes/" + id).json();
      long total = api.get("/api/v1/codes/" + id + "/analytics").json().path("total").longValue();
      assertThat(code.path("destination").textValue()).isEqualTo("https://example.com/" + edits);
      assertThat(code.path("revision").longValue()).isEqualTo(edits + 1L);
      assertThat(code.path("scans").longValue()).isEqualTo(total);
      assertThat(waypost.stop()).isZero();
    }
    CountedScans scans = CountedScans.compare(data, answered);
    LOGGER.info("kill -9, " + ROUNDS + " rounds: " + scans + ", edits " + edits + ", edits lost 0");
    assertThat(scans.lost()).isZero();
    assertThat(scans.doubled()).isZero();
    assertThat(scans.counted())
        .isBetween((long) scans.answered(), scans.answered() + (long) ROUNDS * CONNECTIONS);
  }

  /** A scan whose answer was under way when the process died has used up its number. */
  @Test
  void aLimitOfScansHoldsWhereTheProcessIsKilledOnTheWay() throws Exception {
    Path data = folder.resolve("data");
    WaypostProcess.Ports ports = WaypostProcess.Ports.free();
    int limit = ROUNDS * SCANS_A_ROUND + SCANS_A_ROUND / 2;
    String shortUrl = null;
    int redirected = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (WaypostProcess waypost = WaypostProcess.start(data, ports)) {
        if (shortUrl == null) {
          shortUrl =
              waypost
                  .client()
                  .create(
                      "{\"destination\":\"https://example.com\",\"expires\":{\"after_scans\":%d}}"
                          .formatted(limit))
                  .path("short_url")
                  .textValue();
        }
        try (var load = new ScanLoad(shortUrl, CONNECTIONS)) {
          load.awaitAnswered(Math.min(SCANS_A_ROUND, limit - redirected - CONNECTIONS * ROUNDS));
          waypost.kill();
          redirected += load.end().size();
        }
      }
    }
    try (WaypostProcess waypost = WaypostProcess.start(data, ports);
        var load = new ScanLoad(Objects.requireNonNull(shortUrl), CONNECTIONS)) {
      load.awaitOtherAnswers();
      redirected += load.end().size();
      assertThat(waypost.stop()).isZero();
    }
    LOGGER.info("kill -9, limit of " + limit + " scans: redirected " + redirected);
    assertThat(redirected).isBetween(limit - ROUNDS * CONNECTIONS, limit);
  }

  @Test
  void aStopThatIsAskedForAnswersEverythingAndCountsItExactly() throws Exception {
    Path data = folder.resolve("data");
    WaypostProcess.Ports ports = WaypostProcess.Ports.free();
    try (WaypostProcess waypost = WaypostProcess.start(data, ports, "--rate-limit", "0")) {
      String shortUrl =
          waypost
              .client()
              .create("{\"destination\":\"https://example.com\"}")
              .path("short_url")
              .textValue();
      try (var load = new ScanLoad(shortUrl, CONNECTIONS)) {
        load.awaitAnswered(SCANS_A_ROUND);
        waypost.askToStop();
        List<String> answered = load.end();
        assertThat(waypost.awaitExit()).isZero();
        assertThat(waypost.output()).contains("Waypost has stopped.");
        CountedScans scans = CountedScans.compare(data, answered);
        LOGGER.info("SIGTERM: " + scans + ", connections ended by " + load.failures());
        assertThat(scans).isEqualTo(new CountedScans(answered.size(), answered.size(), 0, 0));
        assertThat(CountedScans.inDatabase(data)).isEqualTo(answered.size());
        assertThat(load.failures())
            .noneMatch(failure -> failure.toLowerCase(java.util.Locale.ROOT).contains("reset"));
      }
    }
  }
}
