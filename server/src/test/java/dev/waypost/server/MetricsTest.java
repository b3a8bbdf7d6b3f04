package dev.waypost.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator's monitoring sees, and what happens to those who ask for too much. */
class MetricsTest {
  @TempDir Path folder;
  private RunningWaypost waypost;
  private ApiClient client;

  @BeforeEach
  void start() throws Exception {
    waypost = RunningWaypost.start(folder, "--miss-limit", "3");
    client = waypost.client();
  }

  @AfterEach
  void stop() {
    waypost.close();
  }

  @Test
  void scansAreCountedByHowTheyWereAnswered() throws Exception {
    JsonNode code = client.create("{\"destination\":\"https://example.com/measured\"}");
    for (int i = 0; i < 3; i++) {
      ApiClient.scan(code.path("short_url").textValue());
    }
    for (int i = 0; i < 3; i++) {
      assertThat(ApiClient.scan(waypost.shortUrl() + "/NOBODYS" + i).status()).isEqualTo(404);
    }
    Answer limited = ApiClient.scan(waypost.shortUrl() + "/NOBODYS");
    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.header("Retry-After")).isNotEmpty();
    assertThat(
            client
                .get("/api/v1/codes/" + code.path("id").textValue())
                .json()
                .path("scans")
                .intValue())
        .isEqualTo(3);

    String metrics = metrics();

    assertThat(metrics)
        .contains("waypost_scan_requests_total{outcome=\"redirect\"} 3.0")
        .contains("waypost_scan_requests_total{outcome=\"unknown\"} 3.0")
        .contains("waypost_scan_requests_total{outcome=\"limited\"} 1.0")
        .contains("waypost_scan_seconds_bucket{le=\"+Inf\"} 3")
        .contains("waypost_scan_seconds_count 3")
        .contains("waypost_misses_limited_total 1.0")
        .contains("waypost_scans_logged_total 3.0")
        .contains("waypost_scans_lost_total 0.0")
        .contains("waypost_scan_log_state{state=\"healthy\"} 1.0")
        .contains("waypost_scan_log_reader_bytes_behind{reader=\"counters\"} 0.0")
        .contains("waypost_routes 1.0")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void nothingInItNamesAnybody() throws Exception {
    JsonNode code = client.create("{\"destination\":\"https://example.com/private\"}");
    ApiClient.scan(code.path("short_url").textValue());
    assertThat(metrics())
        .doesNotContain(code.path("id").textValue())
        .doesNotContain(code.path("key").textValue())
        .doesNotContain("example.com")
        .doesNotContain("127.0.0.1");
  }

  private String metrics() throws Exception {
    Answer answer = new ApiClient(waypost.apiUrl(), "").get("/metrics");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    return new String(answer.http().body(), UTF_8);
  }
}
