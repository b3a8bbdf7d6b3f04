package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many codes in one call, and bringing back what was. */
class BulkTest {
  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void tenThousandCodesAreMadeInOneCallAndEachLeadsToItsOwnDestination() throws Exception {
    String items =
        IntStream.range(0, 10_000)
            .mapToObj(i ->
                "{\"destination\":\"https://example.com/item/"
                    + i
                    + "\",\"name\":\"Item "
                    + i
                    + "\"}")
            .collect(Collectors.joining(","));
    Answer answer =
        api.post(
            "/api/v1/codes/bulk",
            "{\"codes\":["
                + items
                + "],\"defaults\":{\"type\":\"dynamic\",\"size\":400,\"format\":\"svg\"},\"reason\":\"batch of March\"}");
    JsonNode body = answer.json();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(body.path("succeeded").intValue()).isEqualTo(10_000);
    assertThat(body.path("failed").intValue()).isZero();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      JsonNode result = body.path("results").path(i);
      assertThat(result.path("index").intValue()).isEqualTo(i);
      assertThat(result.path("status").intValue()).isEqualTo(201);
      assertThat(result.path("code").path("name").textValue()).isEqualTo("Item " + i);
      keys.add(result.path("code").path("key").textValue());
    }
    assertThat(keys).hasSize(10_000);
    for (int i = 0; i < 10_000; i += 997) {
      JsonNode code = body.path("results").path(i).path("code");
      assertThat(code.path("image_url").textValue()).endsWith(".svg");
      assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
          .isEqualTo("https://example.com/item/" + i);
      assertThat(
              api.get("/api/v1/codes/" + code.path("id").textValue() + "/history")
                  .json()
                  .path("history")
                  .path(0)
                  .path("reason")
                  .textValue())
          .isEqualTo("batch of March");
    }
  }

  @Test
  void whatIsRefusedIsToldAtItsPlaceAndTheRestIsMade() throws Exception {
    JsonNode body =
        api.post(
                "/api/v1/codes/bulk",
                """
                {"codes":[{"destination":"https://example.com/1","key":"bulk-one"},{"destination":"ftp://example.com"},{"colour":1},7,
                 {"destination":"https://example.com/2","key":"BULK-ONE"},{"destination":"https://example.com/3"}],"defaults":{"name":"from defaults"}}\
                """)
            .json();
    assertThat(body.path("succeeded").intValue()).isEqualTo(2);
    assertThat(body.path("failed").intValue()).isEqualTo(4);
    assertThat(body.path("results").findValuesAsText("index"))
        .containsExactly("0", "1", "2", "3", "4", "5");
    assertThat(body.path("results").path(0).path("code").path("name").textValue())
        .isEqualTo("from defaults");
    assertProblem(body, 1, 400, "unsupported_scheme");
    assertProblem(body, 2, 400, "unknown_field");
    assertProblem(body, 3, 400, "wrong_type");
    assertProblem(body, 4, 409, "key_taken");
    assertThat(body.path("results").path(5).path("status").intValue()).isEqualTo(201);
  }

  @Test
  void allOrNothingMakesNothingWhereOneIsRefused() throws Exception {
    for (String bad :
        new String[] {
          "{\"destination\":\"nowhere\"}",
          "{\"destination\":\"https://example.com\",\"key\":\"atomic-one\"}"
        }) {
      Answer answer =
          api.post(
              "/api/v1/codes/bulk",
              "{\"codes\":[{\"destination\":\"https://example.com\",\"key\":\"atomic-one\"},"
                  + bad
                  + "],\"atomic\":true}");
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.json().path("succeeded").intValue()).isZero();
      assertProblem(answer.json(), 0, 409, "left_out");
    }
    assertThat(
            api.post(
                    "/api/v1/codes",
                    "{\"destination\":\"https://example.com\",\"key\":\"atomic-one\"}")
                .status())
        .isEqualTo(201);
  }

  @Test
  void manyCodesAreChangedInOneCallAndTheNextScansSeeIt() throws Exception {
    JsonNode made =
        api.post(
                "/api/v1/codes/bulk",
                "{\"codes\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}],\"defaults\":{\"destination\":\"https://example.com/old\"}}")
            .json();
    String[] ids = made.path("results").findValuesAsText("id").toArray(String[]::new);
    JsonNode body =
        api.patch(
                "/api/v1/codes/bulk",
                "{\"codes\":[{\"id\":\"%s\"},{\"id\":\"%s\",\"name\":\"new b\",\"revision\":1},{\"id\":\"%s\",\"revision\":9},{\"id\":\"%s\"},{\"id\":\"code_x\"},{\"name\":\"?\"}],\"defaults\":{\"destination\":\"https://example.com/new\"},\"reason\":\"recall\"}"
                    .formatted(ids[0], ids[1], ids[2], ids[0]))
            .json();
    assertThat(body.path("succeeded").intValue()).isEqualTo(2);
    assertThat(body.path("results").path(1).path("code").path("name").textValue())
        .isEqualTo("new b");
    assertProblem(body, 2, 412, "revision_mismatch");
    assertProblem(body, 3, 409, "named_twice");
    assertProblem(body, 4, 404, "code_not_found");
    assertProblem(body, 5, 400, "missing_field");
    assertThat(ApiClient.scan(shortUrl(made, 0)).header("Location"))
        .isEqualTo("https://example.com/new");
    assertThat(ApiClient.scan(shortUrl(made, 1)).header("Location"))
        .isEqualTo("https://example.com/new");
    assertThat(ApiClient.scan(shortUrl(made, 2)).header("Location"))
        .isEqualTo("https://example.com/old");
    assertThat(
            api.get("/api/v1/codes/" + ids[0] + "/history")
                .json()
                .path("history")
                .path(0)
                .path("reason")
                .textValue())
        .isEqualTo("recall");
  }

  @Test
  void aCallWithoutCodesOrWithTooManyForAllOrNothingIsRefused() throws Exception {
    assertThat(api.post("/api/v1/codes/bulk", "{}").json().path("code").textValue())
        .isEqualTo("missing_field");
    assertThat(api.post("/api/v1/codes/bulk", "{\"codes\":{}}").json().path("code").textValue())
        .isEqualTo("wrong_type");
    assertThat(api.post("/api/v1/codes/bulk", "{\"codes\":[]}").json().path("code").textValue())
        .isEqualTo("invalid_value");
    Answer tooMany =
        api.post(
            "/api/v1/codes/bulk", "{\"atomic\":true,\"codes\":[" + "{},".repeat(10_000) + "{}]}");
    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.json().path("field").textValue()).isEqualTo("atomic");
    assertThat(tooMany.json().path("detail").textValue()).contains("10001", "10000");
    assertThat(
            api.post("/api/v1/codes/bulk", "{\"codes\":[{}],\"atomic\":\"yes\"}")
                .json()
                .path("field")
                .textValue())
        .isEqualTo("atomic");
    assertThat(
            api.post("/api/v1/codes/bulk", "{\"codes\":[{}],\"defaults\":7}")
                .json()
                .path("field")
                .textValue())
        .isEqualTo("defaults");
  }

  @Test
  void anEarlierStateIsBroughtBackAsANewRevision() throws Exception {
    JsonNode code =
        api.create("{\"destination\":\"https://example.com/first\",\"name\":\"first\"}");
    String path = "/api/v1/codes/" + code.path("id").textValue();
    api.patch(path, "{\"destination\":\"https://example.com/second\",\"name\":\"second\"}");
    JsonNode restored =
        api.post(path + "/restore", "{\"revision\":1,\"reason\":\"second was wrong\"}").json();
    assertThat(restored.path("name").textValue()).isEqualTo("first");
    assertThat(restored.path("revision").longValue()).isEqualTo(3);
    assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
        .isEqualTo("https://example.com/first");
    assertThat(api.get(path + "/history").json().path("history").path(0).path("action").textValue())
        .isEqualTo("restored");
    assertThat(api.post(path + "/restore", "{\"revision\":99}").json().path("code").textValue())
        .isEqualTo("revision_not_found");
  }

  @Test
  void aDeletedCodeIsBroughtBackAsItWas() throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"status\":\"active\",\"name\":\"kept\"}");
    String path = "/api/v1/codes/" + code.path("id").textValue();
    api.delete(path);
    assertThat(ApiClient.scan(code.path("short_url").textValue()).status()).isEqualTo(410);
    assertThat(api.post(path + "/restore", "{\"revision\":2}").json().path("code").textValue())
        .isEqualTo("status_not_allowed");
    Answer restored = api.post(path + "/restore", "{}");
    assertThat(restored.status()).isEqualTo(200);
    assertThat(restored.json().path("status").textValue()).isEqualTo("active");
    assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
        .isEqualTo("https://example.com");
    assertThat(api.get(path).json().path("name").textValue()).isEqualTo("kept");
  }

  @Test
  void manyAreChangedWhileOthersChangeSomeOfThem() throws Exception {
    String one = "{\"destination\":\"https://example.com/busy\"},";
    JsonNode made = api.post("/api/v1/codes/bulk", codes(one.repeat(300))).json();
    List<String> ids = made.path("results").findValuesAsText("id");
    var going = new AtomicBoolean(true);
    List<Thread> others =
        Stream.of(ids.get(7), ids.get(150))
            .map(id -> Thread.startVirtualThread(() -> rename(id, going)))
            .toList();
    try {
      for (int i = 0; i < 10; i++) {
        String owner = "\",\"owner\":\"owner " + i + "\"},";
        String edits =
            ids.stream().map(id -> "{\"id\":\"" + id + owner).collect(Collectors.joining());
        Answer changed = api.patch("/api/v1/codes/bulk", codes(edits));
        assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
        assertThat(changed.json().path("succeeded").intValue()).isEqualTo(300);
      }
    } finally {
      going.set(false);
      for (Thread other : others) {
        other.join();
      }
    }
    assertThat(api.get("/api/v1/codes/" + ids.get(7)).json().path("owner").textValue())
        .isEqualTo("owner 9");
  }

  private static void rename(String id, AtomicBoolean going) {
    for (int i = 0; going.get(); i++) {
      try {
        api.patch("/api/v1/codes/" + id, "{\"name\":\"" + i + "\"}");
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private static String codes(String items) {
    return "{\"codes\":[" + items.substring(0, items.length() - 1) + "]}";
  }

  @Test
  void anUpsertThatACreateOvertakesChangesWhatThatMade() throws Exception {
    for (int i = 0; i < 30; i++) {
      String body =
          "{\"destination\":\"https://example.com/race\",\"external_id\":\"race " + i + "\"}";
      Thread create =
          Thread.startVirtualThread(() -> {
            try {
              api.post("/api/v1/codes", body);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          });
      Answer upserted =
          ApiClient.send(api.request("/api/v1/codes/upsert").PUT(BodyPublishers.ofString(body)));
      assertThat(upserted.status()).as(upserted.json().toString()).isIn(200, 201);
      create.join();
    }
  }

  private static String shortUrl(JsonNode bulk, int index) {
    return bulk.path("results").path(index).path("code").path("short_url").textValue();
  }

  private static void assertProblem(JsonNode bulk, int index, int status, String code) {
    JsonNode result = bulk.path("results").path(index);
    assertThat(result.path("status").intValue()).as(result.toString()).isEqualTo(status);
    assertThat(result.path("problem").path("code").textValue()).isEqualTo(code);
    assertThat(result.path("problem").path("status").intValue()).isEqualTo(status);
  }
}
