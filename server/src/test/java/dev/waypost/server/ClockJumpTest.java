package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The clock of a machine jumps by a day, as when somebody sets it right, or wrong. */
@Tag("chaos")
class ClockJumpTest {
  private static final Logger LOGGER = Logger.getLogger(ClockJumpTest.class.getName());
  private static final Duration DAY = Duration.ofDays(1);
  private static final int SCANS_A_DAY = 50;

  @TempDir Path folder;

  private static final class JumpingClock implements InstantSource {
    private volatile Duration offset = Duration.ZERO;

    void jump(Duration by) {
      offset = offset.plus(by);
    }

    @Override
    public Instant instant() {
      return InstantSource.system().instant().plus(offset);
    }
  }

  @Test
  void scansAreAnsweredByTheTimeThatIsAndCountedOnceWhicheverWayItJumps() throws Exception {
    var clock = new JumpingClock();
    Instant begun = clock.instant();
    try (RunningWaypost waypost = RunningWaypost.start(folder, clock)) {
      ApiClient api = waypost.client();
      JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
      JsonNode expiring =
          api.create(
              "{\"destination\":\"https://example.com/sale\",\"expires\":{\"at\":\"%s\"}}"
                  .formatted(begun.plus(Duration.ofHours(12))));
      scan(code, expiring, 302);
      clock.jump(DAY);
      scan(code, expiring, 410);
      edit(api, code, "https://example.com/tomorrow");
      clock.jump(DAY.negated().multipliedBy(2));
      scan(code, expiring, 302);
      edit(api, code, "https://example.com/yesterday");
      clock.jump(DAY);
      scan(code, expiring, 302);
    }

    // With one scan after each of the two edits.
    int answered = 4 * SCANS_A_DAY + 2;
    LocalDate today = LocalDate.ofInstant(begun, ZoneOffset.UTC);
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      ApiClient api = waypost.client();
      JsonNode code = api.get("/api/v1/codes?sort=created_at").json().path("codes");
      JsonNode steady =
          code.path(0).path("destination").textValue().endsWith("sale")
              ? code.path(1)
              : code.path(0);
      JsonNode report =
          api.get(
                  "/api/v1/codes/%s/analytics?start=%s&end=%s"
                      .formatted(
                          steady.path("id").textValue(), today.minusDays(2), today.plusDays(2)))
              .json();
      long counted = steady.path("scans").longValue();
      LOGGER.info(
          "Clock by a day each way: answered %d, counted %d, lost %d, doubled %d"
              .formatted(
                  answered,
                  counted,
                  Math.max(0, answered - counted),
                  Math.max(0, counted - answered)));
      assertThat(counted).isEqualTo(answered);
      assertThat(report.path("total").longValue()).isEqualTo(answered);
      assertThat(steady.path("revision").longValue()).isEqualTo(3);
      assertThat(steady.path("destination").textValue()).isEqualTo("https://example.com/yesterday");
    }
  }

  private static void edit(ApiClient api, JsonNode code, String destination) throws Exception {
    String body = "{\"destination\":\"" + destination + "\"}";
    assertThat(api.patch("/api/v1/codes/" + code.path("id").textValue(), body).status())
        .isEqualTo(200);
    assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
        .isEqualTo(destination);
  }

  private static void scan(JsonNode code, JsonNode expiring, int expiringStatus) throws Exception {
    for (int i = 0; i < SCANS_A_DAY; i++) {
      assertThat(ApiClient.scan(code.path("short_url").textValue()).status()).isEqualTo(302);
    }
    assertThat(ApiClient.scan(expiring.path("short_url").textValue()).status())
        .isEqualTo(expiringStatus);
  }
}
