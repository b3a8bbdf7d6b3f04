package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a developer who tries things out sees it. */
class SandboxTest {
  private static final String KEYS = "/api/v1/keys";
  private static final String CODES = "/api/v1/codes";
  private static final String SANDBOX = "/api/v1/sandbox";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient live;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    live = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void whatATestKeyMakesIsMarkedAndFoundByTestKeysAlone() throws Exception {
    JsonNode issued = testKey("\"codes:read\",\"codes:write\"");
    assertThat(issued.path("key").textValue()).startsWith("wp_test_");
    assertThat(issued.path("mode").textValue()).isEqualTo("test");
    ApiClient test = waypost.clientWith(issued.path("key").textValue());
    JsonNode tried =
        test.create(
            "{\"destination\":\"https://example.com/try\",\"group\":\"tries\",\"tags\":[\"try\"],\"external_id\":\"same\"}");
    JsonNode real =
        live.create("{\"destination\":\"https://example.com/real\",\"external_id\":\"same\"}");
    assertThat(tried.path("sandbox").booleanValue()).isTrue();
    assertThat(real.path("sandbox").booleanValue()).isFalse();
    assertThat(tried.path("domain")).isEqualTo(real.path("domain"));
    Problems.assertProblem(live.get(path(tried)), 404, "code_not_found", null);
    Problems.assertProblem(test.get(path(real)), 404, "code_not_found", null);
    assertThat(live.get(CODES + "?tag=try").json().path("codes")).isEmpty();
    assertThat(test.get(CODES + "?tag=try").json().path("codes")).hasSize(1);
    assertThat(live.get("/api/v1/groups").json().path("groups")).isEmpty();
    assertThat(test.get("/api/v1/domains").json()).isEqualTo(live.get("/api/v1/domains").json());
  }

  @Test
  void scansOfTheSandboxAreAnsweredAndMarkedButNeverCounted() throws Exception {
    ApiClient test =
        waypost.clientWith(
            testKey("\"codes:read\",\"codes:write\",\"analytics:read\"").path("key").textValue());
    JsonNode tried = test.create("{\"destination\":\"https://example.com/uncounted\"}");
    JsonNode real = live.create("{\"destination\":\"https://example.com/counted\"}");
    for (int i = 0; i < 3; i++) {
      Answer scan = ApiClient.scan(tried.path("short_url").textValue());
      assertThat(scan.header("Location")).isEqualTo("https://example.com/uncounted");
      assertThat(scan.header("X-Waypost-Sandbox")).isEqualTo("true");
    }
    Answer counted = ApiClient.scan(real.path("short_url").textValue());
    assertThat(counted.header("X-Waypost-Sandbox")).isEmpty();
    assertThat(live.get(path(real)).json().path("scans").intValue()).isEqualTo(1);
    assertThat(test.get(path(tried)).json().path("scans").intValue()).isZero();
    assertThat(test.get(path(tried) + "/analytics").json().path("total").intValue()).isZero();
    assertThat(live.get(path(real) + "/analytics").json().path("total").intValue()).isEqualTo(1);
  }

  @Test
  void theSandboxIsClearedAtOnceAndItsKeysMayBeUsedAgain() throws Exception {
    ApiClient test = waypost.clientWith(testKey("\"codes:write\"").path("key").textValue());
    live.delete(SANDBOX);
    JsonNode real = live.create("{\"destination\":\"https://example.com/stays\"}");
    JsonNode tried =
        test.create(
            "{\"destination\":\"https://example.com/goes\",\"key\":\"test-tried-key\",\"tags\":[\"gone\"],\"notes\":\"gone\"}");
    test.create("{\"type\":\"static\",\"destination\":\"https://example.com/goes\"}");
    assertThat(SampleLogo.upload(test)).startsWith("logo_");
    String many = "{\"destination\":\"https://example.com/many\"},".repeat(600);
    test.post(CODES + "/bulk", "{\"codes\":[" + many.substring(0, many.length() - 1) + "]}");
    assertThat(ApiClient.scan(tried.path("short_url").textValue()).status()).isEqualTo(302);

    assertThat(test.delete(SANDBOX).json().path("removed").intValue()).isEqualTo(602);
    Answer scan = ApiClient.scan(tried.path("short_url").textValue());
    assertThat(scan.status()).isEqualTo(404);
    assertThat(scan.header("X-Waypost-Sandbox")).isEmpty();
    assertThat(ApiClient.scan(real.path("short_url").textValue()).status()).isEqualTo(302);
    assertThat(live.delete(SANDBOX).json().path("removed").intValue()).isZero();

    JsonNode again =
        live.create("{\"destination\":\"https://example.com/again\",\"key\":\"test-tried-key\"}");
    assertThat(ApiClient.scan(again.path("short_url").textValue()).header("Location"))
        .isEqualTo("https://example.com/again");
    ApiClient reader = waypost.clientWith(testKey("\"codes:read\"").path("key").textValue());
    assertThat(reader.get(CODES).json().path("codes")).isEmpty();
    assertThat(reader.get(CODES + "?q=gone").json().path("codes")).isEmpty();
    assertThat(reader.get("/api/v1/tags").json().path("tags")).isEmpty();
    assertThat(reader.get("/api/v1/logos").json().path("logos")).isEmpty();
  }

  @Test
  void whatWasRemovedStaysRemovedAfterARestartWhichStillFindsItsWorkspace(@TempDir Path own)
      throws Exception {
    JsonNode tried;
    JsonNode kept;
    try (var before = RunningWaypost.start(own)) {
      ApiClient admin = before.client();
      ApiClient test = before.clientWith(issue(admin, "\"codes:write\"").path("key").textValue());
      tried = test.create("{\"destination\":\"https://example.com/x\"}");
      test.delete(SANDBOX);
      kept = test.create("{\"destination\":\"https://example.com/y\"}");
    }
    try (var after = RunningWaypost.start(own)) {
      String at = after.scanUrl() + "/";
      assertThat(ApiClient.scan(at + tried.path("key").textValue()).status()).isEqualTo(404);
      assertThat(ApiClient.scan(at + kept.path("key").textValue()).status()).isEqualTo(302);
      assertThat(after.client().get(CODES).json().path("codes")).isEmpty();
      assertThat(after.client().delete(SANDBOX).json().path("removed").intValue()).isEqualTo(1);
    }
  }

  @Test
  void theSandboxTakesNoKeysFromLiveCodesAndHasItsMetadataFields() throws Exception {
    ApiClient test =
        waypost.clientWith(testKey("\"codes:read\",\"codes:write\"").path("key").textValue());
    String keyed = "{\"destination\":\"https://example.com/k\",\"key\":\"%s\"}";
    Problems.assertProblem(test.post(CODES, keyed.formatted("summer")), 400, "invalid_key", "key");
    assertThat(test.create(keyed.formatted("TEST-summer")).path("key").textValue())
        .isEqualTo("TEST-summer");
    live.create(keyed.formatted("summer"));

    live.post("/api/v1/metadata-fields", "{\"name\":\"height\",\"type\":\"number\"}");
    Problems.assertProblem(
        test.post(
            CODES, "{\"destination\":\"https://example.com\",\"metadata\":{\"height\":\"tall\"}}"),
        400,
        "invalid_value",
        "metadata.height");
    assertThat(test.get("/api/v1/metadata-fields").json())
        .isEqualTo(live.get("/api/v1/metadata-fields").json());
  }

  @Test
  void theSandboxIsForTryingOut(@TempDir Path own) throws Exception {
    try (var separate = RunningWaypost.start(own)) {
      ApiClient test =
          separate.clientWith(issue(separate.client(), "\"codes:write\"").path("key").textValue());
      String many = "{\"destination\":\"https://example.com/many\"},".repeat(10_000);
      JsonNode made =
          test.post(CODES + "/bulk", "{\"codes\":[" + many.substring(0, many.length() - 1) + "]}")
              .json();
      assertThat(made.path("succeeded").intValue()).isEqualTo(10_000);
      String one = "{\"destination\":\"https://example.com/one\"}";
      Problems.assertProblem(test.post(CODES, one), 403, "quota_exceeded", null);
      separate.client().create(one);
      test.delete(SANDBOX);
      test.create(one);
    }
  }

  @Test
  void testKeysAreManagedByLiveOnes() throws Exception {
    JsonNode issued = testKey("\"codes:read\"");
    String path = KEYS + "/" + issued.path("id").textValue();
    assertThat(ids(live.get(KEYS + "?mode=test&limit=100")))
        .contains(issued.path("id").textValue());
    assertThat(ids(live.get(KEYS + "?limit=100"))).doesNotContain(issued.path("id").textValue());
    JsonNode next = live.post(path + "/rotate", "").json();
    assertThat(next.path("key").textValue()).startsWith("wp_test_");
    ApiClient rotated = waypost.clientWith(next.path("key").textValue());
    assertThat(rotated.get(CODES).status()).isEqualTo(200);
    assertThat(live.delete(KEYS + "/" + next.path("id").textValue()).status()).isEqualTo(204);
    Problems.assertProblem(rotated.get(CODES), 401, "unauthorized", null);
    Problems.assertProblem(live.get(KEYS + "?mode=other"), 400, "invalid_parameter", "mode");
    Problems.assertProblem(
        live.post(KEYS, "{\"name\":\"t\",\"mode\":\"test\",\"scopes\":[\"admin\"]}"),
        400,
        "invalid_value",
        "scopes");
  }

  @Test
  void notEverybodyMayClearTheSandbox() throws Exception {
    String writer =
        live.post(KEYS, "{\"name\":\"w\",\"scopes\":[\"codes:write\"]}")
            .json()
            .path("key")
            .textValue();
    Problems.assertProblem(
        waypost.clientWith(writer).delete(SANDBOX), 403, "insufficient_scope", null);
    ApiClient reader = waypost.clientWith(testKey("\"codes:read\"").path("key").textValue());
    Problems.assertProblem(reader.delete(SANDBOX), 403, "insufficient_scope", null);
    ApiClient test =
        waypost.clientWith(testKey("\"codes:read\",\"codes:write\"").path("key").textValue());
    test.post("/api/v1/groups", "{\"path\":\"limits\"}");
    String limited =
        live.post(
                KEYS,
                "{\"name\":\"l\",\"mode\":\"test\",\"scopes\":[\"codes:write\"],\"groups\":[\"limits\"]}")
            .json()
            .path("key")
            .textValue();
    Problems.assertProblem(
        waypost.clientWith(limited).delete(SANDBOX), 403, "group_not_allowed", null);
    ApiClient stranger = waypost.clientWith(OtherWorkspace.in(folder));
    JsonNode tried = test.create("{\"destination\":\"https://example.com/mine\"}");
    assertThat(stranger.delete(SANDBOX).json().path("removed").intValue()).isZero();
    assertThat(test.get(path(tried)).status()).isEqualTo(200);
  }

  private static JsonNode testKey(String scopes) throws Exception {
    return issue(live, scopes);
  }

  private static JsonNode issue(ApiClient admin, String scopes) throws Exception {
    Answer made =
        admin.post(KEYS, "{\"name\":\"t\",\"mode\":\"test\",\"scopes\":[" + scopes + "]}");
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    return made.json();
  }

  private static String path(JsonNode code) {
    return CODES + "/" + code.path("id").textValue();
  }

  private static java.util.List<String> ids(Answer keys) {
    return keys.json().path("keys").valueStream().map(key -> key.path("id").textValue()).toList();
  }
}
