package dev.waypost.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.api.http.Operation;
import dev.waypost.api.http.Operation.Access;
import dev.waypost.server.ApiClient.Answer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
      Map.ofEntries(
          entry(CODES, MENU),
          entry(CODES + "/bulk", "{\"codes\":[" + MENU + "," + MENU + "]}"),
          entry(CODES + "/csv", "destination\nhttps://example.com/menu\n"),
          entry(CODES + "/:id/links", "{\"uses\":1}"),
          entry(CODES + "/:id/links/bulk", "{\"count\":2}"),
          entry(CODES + "/:id/restore", "{\"revision\":1}"),
          entry(
              "/api/v1/jobs",
              "{\"kind\":\"create_codes\",\"count\":1,\"reason\":\"by a job\",\"template\":"
                  + MENU
                  + "}"),
          entry(
              "/api/v1/recalls",
              "{\"filter\":{\"tag\":[\"none\"]},\"set\":{\"status\":\"paused\"},\"reason\":\"x\",\"expected_codes\":0}"),
          entry("/api/v1/recalls/:id/undo", "{}"),
          entry("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"codes:read\"]}"),
          entry("/api/v1/keys/:id/rotate", "{}"),
          entry("/api/qr", "{\"type\":\"url\",\"data\":{\"url\":\"https://example.com\"}}"),
          entry("/api/qr/bulk", "{\"items\":[{\"target_url\":\"https://example.com\"}]}"),
          entry("/api/qr/bulk/csv", "target_url,label\nhttps://example.com,One\n"),
          entry("/api/qrcodes", "{\"url\":\"https://example.com\"}"),
          entry("/api/v1/files", "Soup of the day"),
          entry("/api/v1/logos", logo()));

  /** Each character is a byte. */
  private static String logo() {
    try {
      return new String(SampleLogo.png(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A call that can't be done twice by its nature, so that its repeat needs no answer that was
   * stored with it.
   *
   * @param path of the operation
   * @param body with which it makes or changes something
   * @param status what the repeat is answered
   * @param code the problem of that answer, empty where there is none
   * @param reason why the second time changes nothing
   */
  private record Once(String path, String body, int status, String code, String reason) {}

  private static final List<Once> ONCE =
      List.of(
          new Once(
              "/api/v1/groups",
              "{\"path\":\"labels\"}",
              409,
              "group_exists",
              "the repeat is told that it is there already"),
          new Once(
              "/api/v1/themes",
              "{\"name\":\"Autumn\"}",
              409,
              "theme_exists",
              "the repeat is told that it is there already"),
          new Once(
              "/api/v1/metadata-fields",
              "{\"name\":\"market\"}",
              409,
              "metadata_field_exists",
              "the repeat is told that it is there already"),
          new Once(
              "/api/v1/domains",
              "{\"host\":\"qr.example.com\"}",
              409,
              "host_taken",
              "the repeat is told which domain of the workspace has that host already"),
          new Once(
              "/api/v1/domains/:id/verify",
              "",
              409,
              "proof_not_found",
              "what is proven stays so, and what is not is looked for again"),
          new Once("/api/v1/codes/:id/explain", "{}", 200, "", "it changes nothing"),
          new Once("/api/v1/images", "{}", 400, "missing_field", "it draws and keeps nothing"),
          new Once("/api/v1/images/proof", "{}", 400, "missing_field", "it changes nothing"),
          new Once("/api/v1/images/zip", "{}", 400, "missing_field", "it changes nothing"),
          new Once("/api/v1/sheets", "{}", 400, "missing_field", "it changes nothing"),
          new Once("/api/v1/jobs/:id/cancel", "", 200, "", "what is cancelled stays so"));

  @Test
  void eachPostWithAKeyIsAmongThese() {
    assertThat(posts())
        .extracting(Operation::path)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(CHANGING.keySet().stream(), ONCE.stream().map(Once::path)).toList());
  }

  private static List<Operation> posts() {
    return waypost.operations().stream()
        .filter(operation -> operation.method().equals(HttpMethod.POST))
        .filter(operation -> operation.access() instanceof Access.With)
        .toList();
  }

  /**
   * Whatever happens between the commit and the reply: each call that makes or changes something is
   * stored with its answer, so its repeat is told what was done and does it no second time.
   */
  @Test
  void aCallThatDiesBetweenItsCommitAndItsReplyIsNotDoneAgain() throws Exception {
    try (var dying = AnotherApi.dying(waypost.operations(), databaseFile())) {
      for (Map.Entry<String, String> call : CHANGING.entrySet()) {
        String path = call.getKey().replace(":id", subject(call.getKey()));
        String body = call.getValue();
        String key = "dies at " + path;
        int before = rows();
        assertThat(post(dying.client(waypost.adminKey()), path, body, key).status()).isEqualTo(500);
        int after = rows();
        assertThat(after).as("%s has committed", path).isGreaterThan(before);

        Answer repeated = post(api, path, body, key);
        assertThat(repeated.status()).as(path).isIn(200, 201, 202);
        assertThat(repeated.header("Idempotency-Replayed")).as(path).isEqualTo("true");
        assertThat(rows()).as("%s is not done again", path).isEqualTo(after);
      }
    }
  }

  @Test
  void whatCantBeDoneTwiceIsNotDoneTwice() throws Exception {
    try (var dying = AnotherApi.dying(waypost.operations(), databaseFile())) {
      for (Once call : ONCE) {
        String path = call.path().replace(":id", subject(call.path()));
        String key = "dies at " + path;
        assertThat(post(dying.client(waypost.adminKey()), path, call.body(), key).status())
            .isIn(500, call.status());
        int after = rows();
        Answer repeated = post(api, path, call.body(), key);
        assertThat(repeated.status()).as("%s: %s", path, call.reason()).isEqualTo(call.status());
        assertThat(repeated.json().path("code").asText()).isEqualTo(call.code());
        assertThat(rows()).as("%s is not done again", path).isEqualTo(after);
      }
    }
  }

  /** The id of what a path is about, made for it. */
  private static String subject(String path) throws Exception {
    if (path.startsWith("/api/v1/keys/")) {
      return made("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"codes:read\"]}");
    }
    if (path.startsWith("/api/v1/domains/")) {
      return made("/api/v1/domains", "{\"host\":\"verified.example.com\"}");
    }
    if (path.startsWith("/api/v1/recalls/")) {
      return made("/api/v1/recalls", CHANGING.getOrDefault("/api/v1/recalls", ""));
    }
    if (path.startsWith("/api/v1/jobs/")) {
      return made(
          "/api/v1/jobs",
          "{\"kind\":\"create_codes\",\"count\":1000000,\"reason\":\"by a job\",\"template\":"
              + MENU
              + "}");
    }
    String id = made(CODES, MENU);
    api.patch(CODES + "/" + id, "{\"name\":\"changed\"}");
    return id;
  }

  private static String made(String path, String body) throws Exception {
    return api.post(path, body).json().path("id").textValue();
  }

  /**
   * How many changes of codes there are that no job made, and how many keys, groups, metadata
   * fields, domains, jobs, signed links, uploads and recalls with their steps.
   */
  private static int rows() throws Exception {
    try (var database = DriverManager.getConnection("jdbc:sqlite:" + databaseFile());
        var statement = database.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT (SELECT count(*) FROM code_history WHERE reason IS NULL OR reason <> 'by a job')
                  + (SELECT count(*) FROM api_key) + (SELECT count(*) FROM code_group)
                  + (SELECT count(*) FROM metadata_field) + (SELECT count(*) FROM domain_claim) + (SELECT count(*) FROM job)
                  + (SELECT count(*) FROM signed_link) + (SELECT count(*) FROM upload)
                  + (SELECT count(*) + coalesce(sum(step), 0) FROM recall)
                """)) {
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
            .POST(BodyPublishers.ofString(body, StandardCharsets.ISO_8859_1)));
  }
}
