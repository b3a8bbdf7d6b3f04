package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What PostgreSQL takes less kindly than SQLite: texts that it can't hold, and writes that cross.
 */
class HostileTextsTest {
  @TempDir static Path folder;
  private static EmbeddedPostgres server;
  private static RunningWaypost waypost;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    server = EmbeddedPostgres.start();
    waypost =
        RunningWaypost.start(
            folder,
            "--database-url",
            "postgresql://postgres@localhost:" + server.getPort() + "/postgres");
    api = waypost.client();
  }

  @AfterAll
  static void stop() throws Exception {
    waypost.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/codes?tag=a%00",
        "GET /api/v1/codes?owner=a%00",
        "GET /api/v1/codes?metadata.x=a%00",
        "GET /api/v1/codes?metadata.x%00=a",
        "GET /api/v1/codes?q=abc%00",
        "GET /api/v1/codes?tag=a%01",
        "GET /api/v1/codes?cursor=AA",
        "GET /api/v1/codes/external:a%00",
        "GET /api/v1/codes/external:a%01",
        "GET /api/v1/codes/code_%00",
        "GET /api/v1/jobs/a%00",
        "GET /api/v1/recalls/a%00",
        "GET /api/v1/keys/a%00",
        "GET /api/v1/domains/a%00",
        "GET /api/v1/groups/a%00",
        "GET /api/v1/metadata-fields/a%00",
        "GET /api/v1/jobs?cursor=AA",
        "GET /api/v1/recalls?cursor=AA",
        "GET /api/v1/keys?cursor=AA",
        "GET /api/v1/codes?created_from=%2B999999999-12-31T23:59:59Z",
        "GET /api/v1/codes?updated_before=-999999999-01-01T00:00:00Z",
        "PUT /api/v1/codes/upsert {\"destination\":\"https://example.com\",\"external_id\":\"a\\u0000b\"}",
        "POST /api/v1/recalls {\"filter\":{\"tag\":[\"a\\u0000\"]},\"set\":{\"status\":\"paused\"},\"reason\":\"x\",\"preview\":true}",
        "POST /api/v1/recalls {\"filter\":{\"owner\":\"\\ud800\"},\"set\":{\"status\":\"paused\"},\"reason\":\"x\",\"preview\":true}",
        "POST /api/v1/recalls {\"filter\":{\"created_from\":\"+999999999-12-31T23:59:59Z\"},\"set\":{\"status\":\"paused\"},\"reason\":\"x\",\"preview\":true}",
        "POST /api/v1/groups {\"path\":\"a\\u0000\"}"
      })
  void aTextThatNoDatabaseHoldsIsRefused(String call) throws Exception {
    Answer answer = Calls.send(api, call, "");
    assertThat(answer.status()).as(answer.json().toString()).isBetween(400, 404);
  }

  @Test
  void idsInBodiesMayBeHostileToo() throws Exception {
    JsonNode bulk =
        api.patch(
                "/api/v1/codes/bulk", "{\"codes\":[{\"id\":\"external:\\u0000\",\"name\":\"x\"}]}")
            .json();
    assertThat(bulk.at("/results/0/status").intValue()).as(bulk.toString()).isEqualTo(404);
    Answer deleted = Calls.send(api, "DELETE /api/qr/bulk {\"ids\":[\"external:\\u0000\"]}", "");
    assertThat(deleted.status()).as(deleted.json().toString()).isLessThan(500);
  }

  @Test
  void bulksThatCrossEachOtherBothGoThrough() throws Exception {
    List<String> externalIds = IntStream.range(0, 300).mapToObj(i -> "cross " + i).toList();
    List<String> first = made(externalIds);
    try (var pool = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 3; round++) {
        String name = "round " + round;
        List<Callable<Answer>> calls =
            List.of(
                () -> api.patch("/api/v1/codes/bulk", edits(first, name + " a")),
                () -> api.patch("/api/v1/codes/bulk", edits(first.reversed(), name + " b")));
        for (var answer : pool.invokeAll(calls)) {
          JsonNode body = answer.get().json();
          assertThat(body.path("succeeded").intValue()).as(body.toString()).isEqualTo(300);
        }
        List<String> fresh = IntStream.range(0, 300).mapToObj(i -> name + " new " + i).toList();
        List<Callable<Answer>> creates =
            List.of(
                () -> api.post("/api/v1/codes/bulk", creates(fresh)),
                () -> api.post("/api/v1/codes/bulk", creates(fresh.reversed())));
        int succeeded = 0;
        for (var answer : pool.invokeAll(creates)) {
          JsonNode body = answer.get().json();
          assertThat(answer.get().status()).as(body.toString()).isEqualTo(200);
          succeeded += body.path("succeeded").intValue();
        }
        assertThat(succeeded).isEqualTo(300);
      }
    }
  }

  private static List<String> made(List<String> externalIds) throws Exception {
    return api.post("/api/v1/codes/bulk", creates(externalIds))
        .json()
        .path("results")
        .findValuesAsText("id");
  }

  private static String creates(List<String> externalIds) {
    return externalIds.stream()
        .map("{\"destination\":\"https://example.com\",\"external_id\":\"%s\"}"::formatted)
        .collect(Collectors.joining(",", "{\"codes\":[", "]}"));
  }

  private static String edits(List<String> ids, String name) {
    return ids.stream()
        .map(id -> "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}")
        .collect(Collectors.joining(",", "{\"codes\":[", "]}"));
  }
}
