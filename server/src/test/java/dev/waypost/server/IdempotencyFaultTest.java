package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.api.http.Operation;
import dev.waypost.api.http.Operation.Access;
import dev.waypost.server.ApiClient.Answer;
import io.vertx.core.http.HttpMethod;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls with an Idempotency-Key whose reply is lost after their commit, each and every time. */
class IdempotencyFaultTest {
  private static final String CODES = "/api/v1/codes";
  private static final String MENU = "{\"destination\":\"https://example.com/menu\"}";

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

  /** Bodies with which each call that makes or changes something does so. */
  private static final Map<String, String> CHANGING =
      Map.of(
          CODES,
          MENU,
          CODES + "/bulk",
          "{\"codes\":[" + MENU + "," + MENU + "]}",
          CODES + "/:id/restore",
          "{\"revision\":1}",
          "/api/v1/keys",
          "{\"name\":\"x\",\"scopes\":[\"codes:read\"]}",
          "/api/v1/keys/:id/rotate",
          "{}");

  /**
   * Whatever happens between the commit and the reply: each call that makes or changes something is
   * stored with its answer, so its repeat is told what was done and does it no second time.
   */
  @Test
  void aCallThatDiesBetweenItsCommitAndItsReplyIsNotDoneAgain() throws Exception {
    List<Operation> posts =
        waypost.operations().stream()
            .filter(operation -> operation.method().equals(HttpMethod.POST))
            .filter(operation -> operation.access() instanceof Access.With)
            .toList();
    assertThat(posts)
        .extracting(Operation::path)
        .as("each POST with a key has a body here that makes or changes something")
        .containsExactlyInAnyOrderElementsOf(CHANGING.keySet());
    try (var dying = DyingApi.start(waypost.operations(), databaseFile())) {
      for (Operation operation : posts) {
        String path = operation.path().replace(":id", subject(operation));
        String body = CHANGING.getOrDefault(operation.path(), "");
        String key = "dies at " + operation.path();
        int before = rows();
        assertThat(post(dying.client(waypost.adminKey()), path, body, key).status()).isEqualTo(500);
        int after = rows();
        assertThat(after).as("%s has committed", path).isGreaterThan(before);

        Answer repeated = post(api, path, body, key);
        assertThat(repeated.status()).as(path).isIn(200, 201);
        assertThat(repeated.header("Idempotency-Replayed")).as(path).isEqualTo("true");
        assertThat(rows()).as("%s is not done again", path).isEqualTo(after);
      }
    }
  }

  private static String subject(Operation operation) throws Exception {
    if (operation.path().startsWith("/api/v1/keys/")) {
      return api.post("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"codes:read\"]}")
          .json()
          .path("id")
          .textValue();
    }
    String id = api.create(MENU).path("id").textValue();
    api.patch(CODES + "/" + id, "{\"name\":\"changed\"}");
    return id;
  }

  /** How many changes of codes and keys there are. */
  private static int rows() throws Exception {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + databaseFile());
        var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM code_history) + (SELECT count(*) FROM api_key)")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static Path databaseFile() {
    return folder.resolve("data/waypost.db");
  }

  private static Answer post(ApiClient client, String path, String body, String idempotencyKey)
      throws Exception {
    return ApiClient.send(
        client
            .request(path)
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(body)));
  }
}
