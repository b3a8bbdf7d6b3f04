package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program is killed while it works on a job, more than once. */
@Tag("chaos")
class JobCrashIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CODES = 20_000;
  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  void aJobGoesOnWhereItWasAndMakesEveryCodeOnce() throws Exception {
    Path data = folder.resolve("data");
    WaypostProcess.Ports ports = WaypostProcess.Ports.free();
    String path = null;
    int killedAt = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (WaypostProcess waypost = WaypostProcess.start(data, ports, "--rate-limit", "0")) {
        ApiClient api = waypost.client();
        if (path == null) {
          path = ask(api);
        }
        killedAt = awaitMoreThan(killedAt, api, path);
        waypost.kill();
      }
    }
    try (WaypostProcess waypost = WaypostProcess.start(data, ports, "--rate-limit", "0")) {
      ApiClient api = waypost.client();
      String job = String.valueOf(path);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !api.get(job).json().path("result_url").isNull());
      assertThat(killedAt).isBetween(KILLS, CODES - 1);
      JsonNode ended = api.get(job).json();
      assertThat(ended.path("state").textValue()).isEqualTo("succeeded");
      assertThat(ended.path("succeeded").intValue()).isEqualTo(CODES);
      assertThat(ended.path("failed").intValue()).isZero();
      assertResult(api, job);
      assertThat(waypost.stop()).isZero();
    }
    assertThat(CodesInDatabase.destinations(data))
        .hasSize(CODES)
        .doesNotHaveDuplicates()
        .contains("https://example.com/i/1", "https://example.com/i/" + CODES);
  }

  /** Waits until the job is further than it was, and says how far it is then. */
  private static int awaitMoreThan(int done, ApiClient api, String job) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> api.get(job).json().path("done").intValue(), now -> now > done);
  }

  private static String ask(ApiClient api) throws Exception {
    return api.post(
            "/api/v1/jobs",
            "{\"kind\":\"create_codes\",\"count\":%d,\"template\":{\"destination\":\"https://example.com/i/{number}\",\"name\":\"Item {number}\"}}"
                .formatted(CODES))
        .header("Location");
  }

  private static void assertResult(ApiClient api, String job) throws Exception {
    List<JsonNode> lines;
    try (var rows =
        JSON.readerFor(JsonNode.class).<JsonNode>readValues(api.get(job + "/result").bytes())) {
      lines = rows.readAll();
    }
    assertThat(lines).hasSize(CODES);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < CODES; i++) {
      assertThat(lines.get(i).path("number").intValue()).isEqualTo(i + 1);
      ids.add(lines.get(i).path("id").textValue());
    }
    assertThat(ids).hasSize(CODES);
    for (int i = 0; i < CODES; i += CODES / 10) {
      JsonNode line = lines.get(i);
      assertThat(ApiClient.scan(line.path("short_url").textValue()).header("Location"))
          .isEqualTo("https://example.com/i/" + (i + 1));
      assertThat(api.get("/api/v1/codes/" + line.path("id").textValue()).status()).isEqualTo(200);
    }
  }
}
