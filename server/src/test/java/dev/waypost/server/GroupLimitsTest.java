package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a key that is limited to a group can't get at, and what groups may be. */
class GroupLimitsTest {
  private static final String CODES = "/api/v1/codes";
  private static final String GROUPS = "/api/v1/groups";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient admin;
  private static ApiClient limited;
  private static ApiClient token;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    admin = waypost.client();
    admin.post(GROUPS, "{\"path\":\"a\"}");
    admin.post(GROUPS, "{\"path\":\"b\"}");
    String key =
        admin
            .post(
                "/api/v1/keys",
                "{\"name\":\"a\",\"scopes\":[\"codes:read\",\"codes:write\",\"analytics:read\"],\"groups\":[\"a\"]}")
            .json()
            .path("key")
            .textValue();
    limited = waypost.clientWith(key);
    token = waypost.clientWith(token(key));
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  private static String token(String key) throws Exception {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(key.substring("wp_live_".length(), "wp_live_".length() + 12), key);
    return ApiClient.send(
            HttpRequest.newBuilder(URI.create(waypost.apiUrl() + "/oauth/token"))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)))
        .json()
        .path("access_token")
        .textValue();
  }

  /** Domains, the fields of metadata, logos and files belong to the whole workspace. */
  static List<String> calls() {
    return NamedCalls.ALL.stream()
        .filter(call ->
            List.of("/metadata-fields/", "/domains/", "/logos/", "/files/", "/themes/").stream()
                .noneMatch(call::contains))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void whatLiesInAnotherGroupIsAsIfItWereNotThere(String call) throws Exception {
    String foreign = foreign(call.split("/", 5));
    String absent = foreign.substring(0, foreign.indexOf('_') + 1) + "0".repeat(26);
    for (ApiClient client : List.of(limited, token)) {
      Answer refused = Calls.send(client, call, foreign);
      Answer missing = Calls.send(client, call, absent);
      assertThat(refused.status()).as(call).isIn(403, 404);
      assertThat(refused.json().toString().replace(foreign, absent))
          .isEqualTo(missing.json().toString());
    }
  }

  @Test
  void nothingOfAnotherGroupWasChanged() throws Exception {
    for (String call : calls()) {
      if (call.contains("/codes/") || call.contains("/qr")) {
        JsonNode code = code("b");
        Calls.send(limited, call, id(code));
        assertThat(admin.get(path(code)).json().path("revision").intValue()).as(call).isEqualTo(1);
      }
    }
  }

  /** Made by the key of the workspace, in another group where it lies in one. */
  private static String foreign(String[] path) throws Exception {
    String thing = path[2].equals("v1") ? path[3] : "codes";
    return switch (thing) {
      case "codes" -> id(code("b"));
      case "links" -> id(admin.post(path(code("b")) + "/links", "{}").json());
      case "groups" ->
          admin
              .get(GROUPS)
              .json()
              .path("groups")
              .valueStream()
              .filter(group -> group.path("path").textValue().equals("b"))
              .findFirst()
              .orElseThrow()
              .path("id")
              .textValue();
      case "jobs" ->
          id(
              admin
                  .post(
                      "/api/v1/jobs",
                      "{\"kind\":\"create_codes\",\"count\":1,\"template\":{\"destination\":\"https://example.com\"}}")
                  .json());
      case "recalls" ->
          id(
              admin
                  .post(
                      "/api/v1/recalls",
                      "{\"filter\":{\"tag\":[\"none\"]},\"set\":{\"status\":\"paused\"},\"reason\":\"x\",\"expected_codes\":0}")
                  .json());
      case "keys" ->
          id(admin.post("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"codes:read\"]}").json());
      default -> throw new AssertionError("Nothing is known of \"" + thing + "\".");
    };
  }

  @Test
  void aTokenRecallsNoMoreThanItsKeyMay() throws Exception {
    JsonNode inside =
        admin.create(
            "{\"destination\":\"https://example.com/r\",\"group\":\"a\",\"tags\":[\"r\"]}");
    JsonNode outside =
        admin.create(
            "{\"destination\":\"https://example.com/r\",\"group\":\"b\",\"tags\":[\"r\"]}");
    Answer made =
        token.post(
            "/api/v1/recalls",
            "{\"filter\":{\"tag\":[\"r\"]},\"set\":{\"status\":\"paused\"},\"reason\":\"r\",\"expected_codes\":1}");
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    assertThat(admin.get(path(inside)).json().path("status").textValue()).isEqualTo("paused");
    assertThat(admin.get(path(outside)).json().path("status").textValue()).isEqualTo("active");
    assertThat(token.get(CODES + "?tag=r").json().path("codes")).hasSize(1);
    assertProblem(
        token.post(CODES, "{\"destination\":\"https://example.com\",\"group\":\"b\"}"),
        403,
        "group_not_allowed",
        "group");
  }

  @Test
  void anExternalIdOfAnotherGroupDoesNotTellWhichCodeHasIt() throws Exception {
    JsonNode foreign =
        admin.create(
            "{\"destination\":\"https://example.com/x\",\"group\":\"b\",\"external_id\":\"secret\"}");
    Answer refused = limited.get(CODES + "/external:secret");
    assertProblem(refused, 404, "code_not_found", null);
    assertThat(refused.json().toString()).contains("external:secret").doesNotContain(id(foreign));
  }

  @Test
  void anUpsertFindsWhatLiesInTheGroupsOfItsKey() throws Exception {
    String body = "{\"destination\":\"https://example.com/same\",\"group\":\"%s\"}";
    admin.create(body.formatted("b"));
    Answer made = put(limited, body.formatted("a"));
    assertThat(made.status()).isEqualTo(201);
    Answer again = put(limited, body.formatted("a"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(id(again.json())).isEqualTo(id(made.json()));
  }

  @Test
  void restoringPutsNoCodeOutsideOfWhatTheKeyMay() throws Exception {
    JsonNode code = code("b");
    admin.patch(path(code), "{\"group\":\"a\",\"name\":\"moved\"}");
    JsonNode restored = limited.post(path(code) + "/restore", "{\"revision\":1}").json();
    assertThat(restored.path("group").textValue()).isEqualTo("a");
    assertThat(restored.path("name").isNull()).isTrue();
    JsonNode byAdmin = admin.post(path(code) + "/restore", "{\"revision\":1}").json();
    assertThat(byAdmin.path("group").textValue()).isEqualTo("b");
  }

  @Test
  void restoringPutsNoCodeIntoAGroupThatIsGone() throws Exception {
    JsonNode code = code("gone");
    admin.patch(path(code), "{\"group\":\"a\",\"name\":\"moved\"}");
    assertThat(admin.delete(GROUPS + "/" + group("gone")).status()).isEqualTo(204);
    JsonNode restored = admin.post(path(code) + "/restore", "{\"revision\":1}").json();
    assertThat(restored.path("group").textValue()).isEqualTo("a");
    JsonNode other = code("gone-too");
    admin.delete(path(other));
    assertThat(admin.delete(GROUPS + "/" + group("gone-too")).status()).isEqualTo(204);
    JsonNode back = admin.post(path(other) + "/restore", "{}").json();
    assertThat(back.path("group").isNull()).isTrue();
    assertThat(back.path("status").textValue()).isEqualTo("active");
  }

  @Test
  void aCodeThatWasLiveIsNoDraftAfterItWasDeletedAndRestored() throws Exception {
    JsonNode code =
        admin.create("{\"destination\":\"https://example.com/d\",\"status\":\"draft\"}");
    admin.patch(path(code), "{\"status\":\"active\"}");
    admin.delete(path(code));
    JsonNode restored = admin.post(path(code) + "/restore", "{\"revision\":1}").json();
    assertThat(restored.path("status").textValue()).isEqualTo("active");
  }

  @Test
  void whatIsRefusedLeavesNoGroups() throws Exception {
    admin.create("{\"destination\":\"https://example.com/k\",\"key\":\"held\"}");
    String asked =
        "{\"destination\":\"https://example.com\",\"key\":\"held\",\"group\":\"left/behind\"}";
    assertProblem(admin.post(CODES, asked), 409, "key_taken", "key");
    JsonNode atomic =
        admin
            .post(
                CODES + "/bulk",
                "{\"atomic\":true,\"codes\":[{\"destination\":\"https://example.com\",\"group\":\"left\"},"
                    + asked
                    + "]}")
            .json();
    assertThat(atomic.path("succeeded").intValue()).isZero();
    assertThat(admin.get(GROUPS).json().toString()).doesNotContain("left");
    JsonNode made =
        admin
            .post(
                CODES + "/bulk",
                "{\"codes\":[{\"destination\":\"https://example.com\",\"group\":\"new/inner\"},"
                    + "{\"destination\":\"https://example.com\",\"group\":\"NEW/other\"},"
                    + asked
                    + "]}")
            .json();
    assertThat(made.path("succeeded").intValue()).isEqualTo(2);
    assertThat(made.at("/results/0/code/group").textValue()).isEqualTo("new/inner");
    assertThat(made.at("/results/1/code/group").textValue()).isEqualTo("new/other");
    assertThat(admin.get(GROUPS).json().toString()).doesNotContain("left").contains("new/inner");
  }

  @Test
  void noGroupIsCalledLikeAnIdAndNoneLiesTooDeep() throws Exception {
    String id = "grp_00000000000000000000000000";
    for (int i = 0; i < 2; i++) {
      assertProblem(admin.post(GROUPS, "{\"path\":\"" + id + "\"}"), 400, "invalid_value", "path");
    }
    assertProblem(
        admin.post(CODES, "{\"destination\":\"https://example.com\",\"group\":\"x/" + id + "\"}"),
        400,
        "invalid_value",
        "group");
    JsonNode deepest = admin.post(GROUPS, "{\"path\":\"1/2/3/4/5/6/7/8/9/10\"}").json();
    String other = id(admin.post(GROUPS, "{\"path\":\"other\"}").json());
    assertProblem(
        admin.patch(GROUPS + "/" + other, "{\"path\":\"" + id(deepest) + "/deep\"}"),
        400,
        "invalid_value",
        "path");
  }

  private static Answer put(ApiClient client, String body) throws Exception {
    return ApiClient.send(client.request(CODES + "/upsert").PUT(BodyPublishers.ofString(body)));
  }

  private static JsonNode code(String group) throws Exception {
    return admin.create("{\"destination\":\"https://example.com/in\",\"group\":\"" + group + "\"}");
  }

  private static String group(String path) throws Exception {
    for (JsonNode group : admin.get(GROUPS).json().path("groups")) {
      if (group.path("path").textValue().equals(path)) {
        return id(group);
      }
    }
    throw new AssertionError("There is no group " + path + ".");
  }

  private static String id(JsonNode shown) {
    return shown.path("id").textValue();
  }

  private static String path(JsonNode code) {
    return CODES + "/" + id(code);
  }
}
