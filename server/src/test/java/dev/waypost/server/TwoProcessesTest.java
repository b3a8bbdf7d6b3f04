package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one database. */
class TwoProcessesTest {
  @TempDir static Path firstFolder;
  @TempDir static Path secondFolder;

  private static EmbeddedPostgres database;
  private static RunningWaypost first;
  private static RunningWaypost second;

  @BeforeAll
  static void start() throws Exception {
    database = EmbeddedPostgres.start();
    String[] flags = {
      "--database-url",
      "postgresql://postgres@localhost:" + database.getPort() + "/postgres",
      "--short-url",
      "http://localhost:9"
    };
    first = RunningWaypost.start(firstFolder, flags);
    second = RunningWaypost.start(secondFolder, flags);
  }

  @AfterAll
  static void stop() throws Exception {
    second.close();
    first.close();
    database.close();
  }

  /** The workspace's key is written where the workspace was made. */
  private static List<ApiClient> clients() throws Exception {
    return List.of(first.client(), second.clientWith(first.adminKey()));
  }

  @Test
  void whatOneChangesTheOtherAnswersAMomentLater() throws Exception {
    JsonNode code = first.client().create("{\"destination\":\"https://example.com\"}");
    String key = code.path("key").textValue();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(ApiClient.scan(second.scanUrl() + "/" + key).status()).isEqualTo(302));
    assertThat(ApiClient.scan(first.scanUrl() + "/" + key).status()).isEqualTo(302);
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(
                    first
                        .client()
                        .get("/api/v1/codes/" + code.path("id").textValue())
                        .json()
                        .path("scans")
                        .longValue())
                .isGreaterThanOrEqualTo(2));
  }

  @Test
  void upsertsOfOneDestinationMakeOneCodeWhereverTheyAreSent() throws Exception {
    try (var executor = Executors.newCachedThreadPool()) {
      for (int round = 0; round < 20; round++) {
        String body = "{\"destination\":\"https://example.com/round-%d\"}".formatted(round);
        List<Callable<Answer>> upserts =
            clients().stream()
                .flatMap(client -> Stream.of(client, client, client))
                .<Callable<Answer>>map(client -> () -> upsert(client, body))
                .toList();
        int made = 0;
        for (Future<Answer> answer : executor.invokeAll(upserts)) {
          assertThat(answer.get().status()).isIn(200, 201);
          made += answer.get().status() == 201 ? 1 : 0;
        }
        assertThat(made).as("codes made in round %d", round).isEqualTo(1);
      }
    }
  }

  private static Answer upsert(ApiClient client, String body) throws Exception {
    return ApiClient.send(
        client.request("/api/v1/codes/upsert").method("PUT", BodyPublishers.ofString(body)));
  }
}
