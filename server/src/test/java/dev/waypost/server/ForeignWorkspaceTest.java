package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.api.http.Operation;
import dev.waypost.api.http.Operation.Access;
import dev.waypost.server.ApiClient.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each operation that names something, asked by each scope about what another workspace has: the
 * answer is that to something that is not there.
 */
class ForeignWorkspaceTest {
  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient owner;

  /** What the other workspace has, and what nobody has, by the first part of a path. */
  private static final Map<String, String> there = new HashMap<>();

  private static final Map<String, String> absent = new HashMap<>();
  private static final Map<String, ApiClient> clients = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    owner = waypost.clientWith(OtherWorkspace.in(folder));
    ApiClient admin = waypost.client();
    clients.put("admin", admin);
    for (String scope : List.of("codes:read", "codes:write", "analytics:read")) {
      String key =
          admin
              .post("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"" + scope + "\"]}")
              .json()
              .path("key")
              .textValue();
      clients.put(scope, waypost.clientWith(key));
    }
    String digits = "00000000000000000000000000";
    String code = made("/codes", "{\"destination\":\"https://example.com\"}");
    for (String path : List.of("/api/v1/codes", "/api/qr", "/api/analytics", "/api/qrcodes")) {
      there.put(path, code);
      absent.put(path, "code_" + digits);
    }
    thing("links", made("/codes/" + code + "/links", "{}"), "link_" + digits);
    thing("logos", SampleLogo.upload(owner), "logo_" + digits);
    thing("files", made("/files", "Hello"), "file_" + digits);
    thing("groups", made("/groups", "{\"path\":\"g\"}"), "grp_" + digits);
    thing("themes", made("/themes", "{\"name\":\"theirs\"}"), "theme_" + digits);
    thing("metadata-fields", "theirs", "nobodys");
    made("/metadata-fields", "{\"name\":\"theirs\"}");
    thing(
        "jobs",
        made(
            "/jobs",
            "{\"kind\":\"create_codes\",\"count\":1,\"template\":{\"destination\":\"https://example.com\"}}"),
        "job_" + digits);
    thing(
        "recalls",
        made(
            "/recalls",
            "{\"filter\":{\"tag\":[\"none\"]},\"set\":{\"status\":\"paused\"},\"reason\":\"x\",\"expected_codes\":0}"),
        "rec_" + digits);
    thing("keys", made("/keys", "{\"name\":\"x\",\"scopes\":[\"codes:read\"]}"), "key_" + digits);
    thing("domains", made("/domains", "{\"host\":\"theirs.example.com\"}"), "dom_" + digits);
  }

  private static void thing(String path, String id, String nobodys) {
    there.put("/api/v1/" + path, id);
    absent.put("/api/v1/" + path, nobodys);
  }

  private static String made(String path, String body) throws Exception {
    JsonNode made = owner.post("/api/v1" + path, body).json();
    return made.path("id").asText();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  static List<String> calls() {
    return NamedCalls.ALL;
  }

  @Test
  void eachOperationThatNamesSomethingIsAmongThese() {
    List<String> named =
        waypost.operations().stream()
            .filter(operation -> operation.access() instanceof Access.With)
            .filter(operation -> operation.path().contains("/:"))
            .map(ForeignWorkspaceTest::shown)
            .toList();
    assertThat(
            NamedCalls.ALL.stream()
                .map(call -> call.split(" ", 3))
                .map(call -> call[0] + " " + call[1]))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  private static String shown(Operation operation) {
    return operation.method() + " " + operation.path().replace(":format", "svg");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void whatAnotherWorkspaceHasIsAsIfItWereNotThere(String call) throws Exception {
    String path = call.split(" ", 3)[1];
    String first = path.substring(0, path.indexOf("/:"));
    String foreign = Objects.requireNonNull(there.get(first));
    String nobodys = Objects.requireNonNull(absent.get(first));
    for (var client : clients.entrySet()) {
      Answer answer = Calls.send(client.getValue(), call, foreign);
      assertThat(answer.status()).as(call + " as " + client.getKey()).isIn(403, 404);
      assertThat(answer.json().toString().replace(foreign, nobodys))
          .isEqualTo(Calls.send(client.getValue(), call, nobodys).json().toString());
    }
    assertThat(Calls.send(waypost.client(), call, foreign).status()).as(call).isEqualTo(404);
  }
}
