package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million codes in one job, and what those who scan meanwhile notice of it. */
@Tag("long")
class LargeJobTest {
  private static final Logger LOGGER = Logger.getLogger(LargeJobTest.class.getName());
  private static final int CODES = Integer.getInteger("waypost.codes", 1_000_000);

  @TempDir Path folder;

  @Test
  void scansAreAnsweredWhileAMillionCodesAreMade() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      ApiClient api = waypost.client();
      String shortUrl =
          api.create("{\"destination\":\"https://example.com\"}").path("short_url").textValue();
      ScanPace warm = ScanPace.during(shortUrl, () -> true, Duration.ofSeconds(10));
      ScanPace without = ScanPace.during(shortUrl, () -> true, Duration.ofSeconds(20));
      String job =
          api.post(
                  "/api/v1/jobs",
                  "{\"kind\":\"create_codes\",\"count\":%d,\"digits\":7,\"template\":{\"destination\":\"https://example.com/i/{number}\",\"name\":\"Item {number}\"}}"
                      .formatted(CODES))
              .header("Location");
      ScanPace with = ScanPace.during(shortUrl, () -> !hasEnded(api, job), Duration.ofMinutes(20));
      JsonNode ended = api.get(job).json();
      LOGGER.info(
          "Job: " + ended + "\nScans without the job: " + without + "\nScans with it: " + with);
      assertThat(ended.path("succeeded").intValue()).isEqualTo(CODES);
      assertThat(warm.others() + without.others() + with.others()).isZero();
      assertThat(lines(api.get(job + "/result"))).isEqualTo(CODES);
      assertThat(lines(api.get(job + "/result?format=csv"))).isEqualTo(CODES + 1);
    }
  }

  private static long lines(ApiClient.Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8).lines().count();
  }

  private static boolean hasEnded(ApiClient api, String job) {
    try {
      return !api.get(job).json().path("result_url").isNull();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
