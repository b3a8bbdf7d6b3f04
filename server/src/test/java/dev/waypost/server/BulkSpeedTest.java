package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long ten thousand codes in one call take, from the first byte sent to the last received. */
@Tag("long")
class BulkSpeedTest {
  private static final Logger LOGGER = Logger.getLogger(BulkSpeedTest.class.getName());
  private static final int CALLS = 10;

  @TempDir Path folder;

  @Test
  void onSqlite() throws Exception {
    measure("SQLite");
  }

  @Test
  void onPostgresql() throws Exception {
    try (var server = EmbeddedPostgres.start()) {
      measure(
          "PostgreSQL",
          "--database-url",
          "postgresql://postgres@localhost:" + server.getPort() + "/postgres");
    }
  }

  private void measure(String engine, String... flags) throws Exception {
    String body =
        IntStream.range(0, 10_000)
            .mapToObj(i ->
                "{\"destination\":\"https://example.com/i/%d\",\"name\":\"Item %d\"}"
                    .formatted(i, i))
            .collect(Collectors.joining(",", "{\"codes\":[", "]}"));
    List<Long> milliseconds = new ArrayList<>();
    try (RunningWaypost waypost = RunningWaypost.start(folder, flags)) {
      ApiClient api = waypost.client();
      for (int call = 0; call < CALLS; call++) {
        long begun = System.nanoTime();
        ApiClient.Answer answer = api.post("/api/v1/codes/bulk", body);
        milliseconds.add((System.nanoTime() - begun) / 1_000_000);
        assertThat(answer.json().path("succeeded").intValue()).isEqualTo(10_000);
      }
    }
    LOGGER.info("10,000 codes in one call on " + engine + ", each call in ms: " + milliseconds);
  }
}
