package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recalls as those who print and those who scan see them. */
class RecallTest {
  private static final String RECALLS = "/api/v1/recalls";
  private static final String WARNING = "https://example.com/recall";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient client;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    client = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void aRecallIsPreviewedDoneAndUndone() throws Exception {
    String tag = tag();
    JsonNode first = code(tag, "\"name\":\"A\"");
    JsonNode second = code(tag, "\"fallback\":\"https://example.com/away\"");
    JsonNode there = code(tag, "\"name\":\"C\"", WARNING);
    JsonNode printed = code(tag, "\"type\":\"static\"");
    JsonNode other = code(tag(), "\"name\":\"other\"");

    Answer preview = recall(tag, "\"preview\":true");
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.json().path("codes").intValue()).isEqualTo(4);
    assertThat(preview.json().path("would_change").intValue()).isEqualTo(2);
    assertThat(preview.json().path("static").intValue()).isEqualTo(1);
    assertThat(preview.json().path("first"))
        .extracting(code -> code.path("id").textValue())
        .containsExactly(id(first), id(second), id(there), id(printed));
    assertThat(scan(first)).isEqualTo("https://example.com/page");

    Answer made = recall(tag, "\"expected_codes\":4");
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    String path = RECALLS + "/" + made.json().path("id").textValue();
    assertThat(made.header("Location")).isEqualTo(path);
    assertThat(made.json().path("state").textValue()).isEqualTo("done");
    assertThat(counts(made.json())).containsExactly(4, 2, 1, 1, 0);
    assertThat(scan(first)).isEqualTo(WARNING);
    assertThat(scan(second)).isEqualTo(WARNING);
    assertThat(scan(other)).isEqualTo("https://example.com/page");
    JsonNode entry = history(first).path(0);
    assertThat(entry.path("reason").textValue()).isEqualTo("glass in batch 7");
    assertThat(entry.path("recall").textValue()).isEqualTo(id(made.json()));
    assertThat(client.get(path).json()).isEqualTo(made.json());
    assertThat(client.get(RECALLS + "?limit=1").json().path("recalls").path(0))
        .isEqualTo(made.json());

    JsonNode edited = client.patch("/api/v1/codes/" + id(second), "{\"name\":\"B\"}").json();
    assertThat(edited.path("name").textValue()).isEqualTo("B");
    Answer undone = client.post(path + "/undo", "{\"reason\":\"it was batch 8\"}");
    assertThat(undone.status()).as(undone.json().toString()).isEqualTo(200);
    assertThat(undone.json().path("state").textValue()).isEqualTo("undone");
    assertThat(undone.json().path("undo").path("restored").intValue()).isEqualTo(1);
    assertThat(undone.json().path("undo").path("skipped").intValue()).isEqualTo(1);
    assertThat(scan(first)).isEqualTo("https://example.com/page");
    assertThat(scan(second)).isEqualTo(WARNING);
    JsonNode restored = history(first).path(0);
    assertThat(restored.path("action").textValue()).isEqualTo("restored");
    assertThat(restored.path("reason").textValue()).isEqualTo("it was batch 8");
    assertThat(restored.path("recall").textValue()).isEqualTo(id(made.json()));
    Answer again = client.post(path + "/undo", "");
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(undone.json());
    assertThat(history(first)).hasSize(3);
  }

  @Test
  void draftsThatWerePausedAreDraftsAgainAndAnEditThatWasTakenBackDoesNotCount() throws Exception {
    String tag = tag();
    JsonNode draft = code(tag, "\"status\":\"draft\"");
    JsonNode active = code(tag, "\"name\":\"x\"");
    String first = begin(tag, "{\"status\":\"paused\"}", 2);
    assertThat(ApiClient.scan(draft.path("short_url").textValue()).status()).isEqualTo(503);
    String second = begin(tag, "{\"destination\":\"" + WARNING + "\"}", 2);
    assertThat(undo(second).path("restored").intValue()).isEqualTo(2);
    assertThat(undo(first).path("restored").intValue()).isEqualTo(2);
    assertThat(read(draft).path("status").textValue()).isEqualTo("draft");
    assertThat(scan(active)).isEqualTo("https://example.com/page");
  }

  @Test
  void aSetThatChangedSinceThePreviewIsRefused() throws Exception {
    String tag = tag();
    JsonNode one = code(tag, "\"name\":\"one\"");
    code(tag, "\"name\":\"two\"");
    Problems.assertProblem(
        recall(tag, "\"expected_codes\":1"), 409, "recall_changed", "expected_codes");
    assertThat(scan(one)).isEqualTo("https://example.com/page");
  }

  @Test
  void manyCodesAreRecalledAndUndoneInTheBackground() throws Exception {
    String tag = tag();
    List<String> items = new ArrayList<>();
    for (int i = 0; i < 2_500; i++) {
      items.add("{\"destination\":\"https://example.com/page\"}");
    }
    Answer bulk =
        client.post(
            "/api/v1/codes/bulk",
            "{\"codes\":["
                + String.join(",", items)
                + "],\"defaults\":{\"tags\":[\""
                + tag
                + "\"]}}");
    JsonNode codes = bulk.json().path("results");
    assertThat(codes).hasSize(2_500);
    Answer made = recall(tag, "\"expected_codes\":2500");
    assertThat(made.json().path("state").textValue()).isEqualTo("running");
    assertThat(made.json().path("changed").intValue()).isEqualTo(1_000);
    String path = RECALLS + "/" + id(made.json());
    JsonNode later = code(tag, "\"name\":\"made later\"");
    awaitState(path, "done");
    assertThat(counts(client.get(path).json())).containsExactly(2_500, 2_500, 0, 0, 0);
    assertThat(scan(codes.path(2_499).path("code"))).isEqualTo(WARNING);
    assertThat(scan(later)).isEqualTo("https://example.com/page");

    assertThat(client.post(path + "/undo", "").json().path("state").textValue())
        .isEqualTo("undoing");
    awaitState(path, "undone");
    assertThat(client.get(path).json().path("undo").path("restored").intValue()).isEqualTo(2_500);
    for (int i : new int[] {0, 1_200, 2_499}) {
      assertThat(scan(codes.path(i).path("code"))).isEqualTo("https://example.com/page");
    }
  }

  @Test
  void aRecallThatWasCutShortGoesOnAfterARestart(@TempDir Path own) throws Exception {
    String path;
    JsonNode last;
    try (var before = RunningWaypost.start(own)) {
      ApiClient caller = before.client();
      String items = "{\"destination\":\"https://example.com/page\"},".repeat(6_000);
      JsonNode bulk =
          caller
              .post(
                  "/api/v1/codes/bulk",
                  "{\"codes\":[" + items.substring(0, items.length() - 1) + "]}")
              .json();
      last = bulk.path("results").path(5_999).path("code");
      Answer made =
          caller.post(
              RECALLS,
              "{\"filter\":{},\"set\":{\"status\":\"paused\"},\"reason\":\"stop\",\"expected_codes\":6000}");
      path = RECALLS + "/" + id(made.json());
      assertThat(made.json().path("state").textValue()).isEqualTo("running");
    }
    try (var after = RunningWaypost.start(own)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> {
            JsonNode recall = after.client().get(path).json();
            assertThat(recall.path("state").textValue()).isEqualTo("done");
            assertThat(recall.path("changed").intValue()).isEqualTo(6_000);
          });
      JsonNode code = after.client().get("/api/v1/codes/" + id(last)).json();
      assertThat(code.path("status").textValue()).isEqualTo("paused");
      assertThat(code.path("revision").intValue()).isEqualTo(2);
    }
  }

  @Test
  void aKeyThatIsLimitedToAGroupRecallsOnlyWhatLiesThere() throws Exception {
    String tag = tag();
    JsonNode inside = code(tag, "\"group\":\"recalls/a\"");
    JsonNode outside = code(tag, "\"group\":\"recalls/b\"");
    String key =
        client
            .post(
                "/api/v1/keys",
                "{\"name\":\"a\",\"scopes\":[\"codes:read\",\"codes:write\"],\"groups\":[\"recalls/a\"]}")
            .json()
            .path("key")
            .textValue();
    ApiClient limited = waypost.clientWith(key);
    Answer made = limited.post(RECALLS, body(tag, "\"expected_codes\":1"));
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    assertThat(scan(inside)).isEqualTo(WARNING);
    assertThat(scan(outside)).isEqualTo("https://example.com/page");
    String path = RECALLS + "/" + id(made.json());
    assertThat(limited.get(path).status()).isEqualTo(200);
    String foreign = RECALLS + "/" + begin(tag, "{\"status\":\"paused\"}", 2);
    Problems.assertProblem(limited.get(foreign), 404, "recall_not_found", null);
    Problems.assertProblem(limited.post(foreign + "/undo", ""), 404, "recall_not_found", null);
    assertThat(limited.get(RECALLS).json().path("recalls")).hasSize(1);
    ApiClient stranger = waypost.clientWith(OtherWorkspace.in(folder));
    Problems.assertProblem(stranger.get(path), 404, "recall_not_found", null);
  }

  @Test
  void whatIsWrongIsRefusedByNameAndChangesNothing() throws Exception {
    JsonNode code = code(tag(), "\"name\":\"stays\"");
    refused("{\"set\":{\"status\":\"paused\"},\"reason\":\"x\"}", 400, "missing_field", "filter");
    refused("{\"filter\":{},\"reason\":\"x\"}", 400, "missing_field", "set");
    refused("{\"filter\":{},\"set\":{\"status\":\"paused\"}}", 400, "missing_field", "reason");
    refused(
        "{\"filter\":{},\"set\":{\"status\":\"paused\"},\"reason\":\"x\"}",
        400,
        "missing_field",
        "expected_codes");
    refused(
        "{\"filter\":{},\"set\":{},\"reason\":\"x\",\"preview\":true}",
        400,
        "invalid_value",
        "set");
    refused(
        "{\"filter\":{\"colour\":\"red\"},\"set\":{\"status\":\"paused\"},\"reason\":\"x\"}",
        400,
        "unknown_field",
        "filter.colour");
    refused(
        "{\"filter\":{\"group\":\"no/where\"},\"set\":{\"status\":\"paused\"},\"reason\":\"x\"}",
        400,
        "invalid_value",
        "filter.group");
    refused(
        "{\"filter\":{\"status\":\"deleted\"},\"set\":{\"status\":\"paused\"},\"reason\":\"x\",\"preview\":true}",
        400,
        "invalid_value",
        "filter.status");
    refused(
        "{\"filter\":{},\"set\":{\"status\":\"draft\"},\"reason\":\"x\",\"preview\":true}",
        400,
        "invalid_value",
        "set.status");
    refused(
        "{\"filter\":{},\"set\":{\"destination\":\""
            + code.path("short_url").textValue()
            + "\"},\"reason\":\"x\",\"preview\":true}",
        400,
        "destination_loop",
        "set.destination");
    assertThat(scan(code)).isEqualTo("https://example.com/page");
  }

  private static void refused(String body, int status, String code, String field) throws Exception {
    Problems.assertProblem(client.post(RECALLS, body), status, code, field);
  }

  private static void awaitState(String path, String state) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertThat(client.get(path).json().path("state").textValue()).isEqualTo(state));
  }

  private static String tag() {
    return "r-" + UUID.randomUUID();
  }

  private static JsonNode code(String tag, String more) throws Exception {
    return code(tag, more, "https://example.com/page");
  }

  private static JsonNode code(String tag, String more, String destination) throws Exception {
    return client.create(
        "{\"destination\":\"" + destination + "\",\"tags\":[\"" + tag + "\"]," + more + "}");
  }

  private static Answer recall(String tag, String more) throws Exception {
    return client.post(RECALLS, body(tag, more));
  }

  private static String body(String tag, String more) {
    return "{\"filter\":{\"tag\":[\""
        + tag
        + "\"]},\"set\":{\"destination\":\""
        + WARNING
        + "\"},\"reason\":\"glass in batch 7\","
        + more
        + "}";
  }

  private static String begin(String tag, String set, int codes) throws Exception {
    Answer made =
        client.post(
            RECALLS,
            "{\"filter\":{\"tag\":[\""
                + tag
                + "\"]},\"set\":"
                + set
                + ",\"reason\":\"x\",\"expected_codes\":"
                + codes
                + "}");
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    return id(made.json());
  }

  private static JsonNode undo(String id) throws Exception {
    return client.post(RECALLS + "/" + id + "/undo", "").json().path("undo");
  }

  private static int[] counts(JsonNode recall) {
    return new int[] {
      recall.path("codes").intValue(),
      recall.path("changed").intValue(),
      recall.path("unchanged").intValue(),
      recall.path("static").intValue(),
      recall.path("refused").intValue()
    };
  }

  private static String id(JsonNode shown) {
    return shown.path("id").textValue();
  }

  private static JsonNode read(JsonNode code) throws Exception {
    return client.get("/api/v1/codes/" + id(code)).json();
  }

  private static JsonNode history(JsonNode code) throws Exception {
    return client.get("/api/v1/codes/" + id(code) + "/history").json().path("history");
  }

  private static String scan(JsonNode code) throws Exception {
    return ApiClient.scan(code.path("short_url").textValue()).header("Location");
  }
}
