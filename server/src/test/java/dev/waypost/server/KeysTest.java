package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.api.http.Operation;
import dev.waypost.api.http.Operation.Access;
import dev.waypost.codes.Scope;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** API keys over real sockets: what they open, and how they end. */
class KeysTest {
  private static final String KEYS = "/api/v1/keys";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    admin = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void aKeyIsMadeUsedListedAndRevoked() throws Exception {
    Answer made =
        admin.post(
            KEYS,
            """
            {"name":"Label printer","scopes":["codes:write","codes:read"],"expires_at":"2999-01-01T01:00:00+01:00"}\
            """);
    JsonNode key = made.json();
    assertThat(made.status()).as(key.toString()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    assertThat(made.header("Location")).isEqualTo(path(key));
    assertThat(key.properties().stream().map(java.util.Map.Entry::getKey))
        .containsExactly(
            "id",
            "name",
            "mode",
            "scopes",
            "groups",
            "created_at",
            "expires_at",
            "last_used_at",
            "revoked_at",
            "key");
    assertThat(key.path("name").textValue()).isEqualTo("Label printer");
    assertThat(key.path("scopes").toString()).isEqualTo("[\"codes:read\",\"codes:write\"]");
    assertThat(key.path("expires_at").textValue()).isEqualTo("2999-01-01T00:00:00Z");
    assertThat(key.path("last_used_at").isNull()).isTrue();
    assertThat(key.path("revoked_at").isNull()).isTrue();
    assertThat(key.path("key").textValue()).startsWith("wp_live_" + key.path("id").textValue());

    JsonNode code = bearer(key).create("{\"destination\":\"https://example.com\"}");
    assertThat(
            admin
                .get("/api/v1/codes/" + code.path("id").textValue() + "/history")
                .json()
                .path("history")
                .path(0)
                .path("actor")
                .textValue())
        .isEqualTo("key:Label printer");

    JsonNode read = admin.get(path(key)).json();
    assertThat(read.has("key")).isFalse();
    assertThat(Instant.parse(read.path("last_used_at").textValue()))
        .isAfterOrEqualTo(Instant.parse(key.path("created_at").textValue()));
    assertThat(admin.get(KEYS).json().path("keys")).contains(read);

    assertThat(admin.delete(path(key)).status()).isEqualTo(204);
    assertProblem(bearer(key).get("/api/v1/codes"), 401, "unauthorized", null);
    JsonNode revoked = admin.get(path(key)).json();
    assertThat(revoked.path("revoked_at").textValue()).isNotEmpty();
    assertThat(admin.delete(path(key)).status()).isEqualTo(204);
    assertThat(admin.get(path(key)).json()).isEqualTo(revoked);
    assertProblem(admin.post(path(key) + "/rotate", ""), 409, "key_ended", null);
  }

  @Test
  void aSecretIsShownOnceAndStoredNowhere() throws Exception {
    JsonNode key = make("shown once", "codes:read");
    String secret = key.path("key").textValue().substring("wp_live_".length() + 13);

    assertThat(text(admin.get(path(key)))).doesNotContain(secret);
    assertThat(text(admin.get(KEYS + "?limit=100"))).doesNotContain(secret);
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .contains(secret))
            .as(file.toString())
            .isFalse();
      }
    }
  }

  @Test
  void keysAreListedNewestFirstInPages() throws Exception {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.addFirst(make("page " + i, "codes:read").path("id").textValue());
      // Those of one millisecond are in the order of their ids.
      Instant last = Instant.now();
      await().until(() -> Instant.now().isAfter(last.plusMillis(1)));
    }
    Answer first = admin.get(KEYS + "?limit=2");
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(ids(first.json())).isEqualTo(made.subList(0, 2));
    String cursor = first.json().path("next_cursor").textValue();
    JsonNode second = admin.get(KEYS + "?limit=100&cursor=" + cursor).json();
    assertThat(ids(second)).startsWith(made.get(2)).doesNotContainAnyElementsOf(made.subList(0, 2));
    assertThat(second.path("next_cursor").isNull()).isTrue();
    for (String wrong : List.of("!", "bm9zdWNoa2V5", "AAAA")) {
      assertProblem(admin.get(KEYS + "?cursor=" + wrong), 400, "invalid_parameter", "cursor");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                       | missing_field | name
          {"name":null,"scopes":["admin"]}                                         | missing_field | name
          {"name":"x"}                                                             | missing_field | scopes
          {"name":7,"scopes":["admin"]}                                            | wrong_type    | name
          {"name":" ","scopes":["admin"]}                                          | invalid_value | name
          {"name":"a\\u0000b","scopes":["admin"]}                                  | invalid_value | name
          {"name":"x","scopes":[]}                                                 | invalid_value | scopes
          {"name":"x","scopes":"admin"}                                            | wrong_type    | scopes
          {"name":"x","scopes":["admin",null]}                                     | wrong_type    | scopes
          {"name":"x","scopes":["codes:read","codes:burn"]}                        | invalid_value | scopes
          {"name":"x","scopes":["admin"],"expires_at":"2020-01-01T00:00:00Z"}      | invalid_value | expires_at
          {"name":"x","scopes":["admin"],"expires_at":"+12020-01-01T00:00:00Z"}    | invalid_value | expires_at
          {"name":"x","scopes":["admin"],"expires_at":"tomorrow"}                  | invalid_value | expires_at
          {"name":"x","scopes":["admin"],"key":"wp_live_mine"}                     | unknown_field | key
          """)
  void aWrongBodyIsRefusedWithItsField(String body, String code, String field) throws Exception {
    assertProblem(admin.post(KEYS, body), 400, code, field);
  }

  @Test
  void anUnknownScopeIsAnsweredWithTheAllowed() throws Exception {
    Answer refused = admin.post(KEYS, "{\"name\":\"x\",\"scopes\":[\"everything\"]}");
    assertThat(refused.json().path("detail").textValue())
        .contains("\"everything\"", "codes:read, codes:write, analytics:read, webhooks, admin");
  }

  @Test
  void aNameOfTwoHundredCharactersFitsAndNoLongerOne() throws Exception {
    assertThat(make("ü".repeat(200), "codes:read").path("name").textValue()).hasSize(200);
    assertProblem(
        admin.post(KEYS, "{\"name\":\"" + "x".repeat(201) + "\",\"scopes\":[\"admin\"]}"),
        400,
        "invalid_value",
        "name");
  }

  @Test
  void whatIsNoKeyIsNotFound() throws Exception {
    for (String id : List.of("nosvchkey000", "x", "%01", "NOSVCHKEY000")) {
      assertProblem(admin.get(KEYS + "/" + id), 404, "key_not_found", null);
      assertProblem(admin.delete(KEYS + "/" + id), 404, "key_not_found", null);
      assertProblem(admin.post(KEYS + "/" + id + "/rotate", "{}"), 404, "key_not_found", null);
    }
  }

  @Test
  void anExpiredKeyIsRefused() throws Exception {
    Instant expiry = Instant.now().plusMillis(1500);
    JsonNode key =
        admin
            .post(
                KEYS,
                "{\"name\":\"brief\",\"scopes\":[\"codes:read\"],\"expires_at\":\""
                    + expiry
                    + "\"}")
            .json();
    await()
        .untilAsserted(
            () -> assertProblem(bearer(key).get("/api/v1/codes"), 401, "unauthorized", null));
    assertThat(Instant.now()).isAfter(expiry.minusMillis(1));
  }

  @Test
  void aRotatedKeyWorksBesideItsSuccessorForTheOverlap() throws Exception {
    JsonNode old = make("rotated", "codes:read");
    Answer rotated = admin.post(path(old) + "/rotate", "{\"overlap_seconds\":3600}");
    JsonNode next = rotated.json();
    assertThat(rotated.status()).as(next.toString()).isEqualTo(201);
    assertThat(rotated.header("Cache-Control")).isEqualTo("no-store");
    assertThat(rotated.header("Location")).isEqualTo(path(next));
    assertThat(next.path("id")).isNotEqualTo(old.path("id"));
    assertThat(next.path("name")).isEqualTo(old.path("name"));
    assertThat(next.path("scopes")).isEqualTo(old.path("scopes"));
    assertThat(next.path("expires_at").isNull()).isTrue();
    assertThat(bearer(old).get("/api/v1/codes").status()).isEqualTo(200);
    assertThat(bearer(next).get("/api/v1/codes").status()).isEqualTo(200);
    assertThat(Instant.parse(admin.get(path(old)).json().path("expires_at").textValue()))
        .isEqualTo(Instant.parse(next.path("created_at").textValue()).plusSeconds(3600));

    JsonNode third = admin.post(path(next) + "/rotate", "").json();
    assertProblem(bearer(next).get("/api/v1/codes"), 401, "unauthorized", null);
    assertThat(bearer(third).get("/api/v1/codes").status()).isEqualTo(200);
    assertProblem(
        admin.post(path(third) + "/rotate", "{\"overlap_seconds\":2592001}"),
        400,
        "invalid_value",
        "overlap_seconds");
  }

  @Test
  void theLastAdminKeyCantBeRevokedAndMayRotateItself(@TempDir Path own) throws Exception {
    try (RunningWaypost other = RunningWaypost.start(own)) {
      ApiClient first = other.client();
      String firstPath = path(first.get(KEYS).json().path("keys").path(0));
      assertProblem(first.delete(firstPath), 409, "last_admin_key", null);
      JsonNode second = first.post(firstPath + "/rotate", "{}").json();
      assertProblem(first.get(KEYS), 401, "unauthorized", null);
      ApiClient next = other.clientWith(second.path("key").textValue());
      assertThat(next.get(KEYS).status()).isEqualTo(200);
      assertProblem(next.delete(path(second)), 409, "last_admin_key", null);
    }
  }

  @Test
  void whenAKeyWasLastUsedOutlivesTheProgram(@TempDir Path own) throws Exception {
    String used;
    try (RunningWaypost first = RunningWaypost.start(own)) {
      first.client().get(KEYS);
      used = lastUsed(first.client());
    }
    try (RunningWaypost second = RunningWaypost.start(own)) {
      String id = second.adminKey().substring("wp_live_".length(), "wp_live_".length() + 12);
      JsonNode key = second.client().get(KEYS + "/" + id).json();
      assertThat(Instant.parse(key.path("last_used_at").textValue()))
          .isAfterOrEqualTo(Instant.parse(used));
    }
  }

  /**
   * Every call that needs a key, by a key of each scope: refused exactly where it is not granted.
   */
  @Test
  void aKeyOpensWhatItsScopeGrantsAndNothingElse() throws Exception {
    String codeId =
        admin.create("{\"destination\":\"https://example.com\"}").path("id").textValue();
    int refused = 0;
    for (Scope held : Scope.values()) {
      ApiClient bearer = bearer(make("matrix", held.label()));
      for (Operation operation : waypost.operations()) {
        Answer answer = call(bearer, operation, codeId);
        String what = held.label() + ": " + operation.method() + " " + operation.path();
        if (operation.path().equals("/api/v1/sandbox") && held != Scope.ADMIN) {
          // Of the live keys an admin's alone; test keys need the scope that the operation names.
          assertProblem(answer, 403, "insufficient_scope", null);
          continue;
        }
        if (operation.access() instanceof Access.With(Scope needed)
            && held != Scope.ADMIN
            && held != needed) {
          assertProblem(answer, 403, "insufficient_scope", null);
          assertThat(answer.json().path("detail").textValue()).as(what).contains(needed.label());
          refused++;
        } else {
          assertThat(answer.status()).as(what).isNotIn(401, 403);
        }
      }
    }
    assertThat(refused).isGreaterThan(Scope.values().length);
    assertThat(admin.get("/api/v1/codes/" + codeId).json().path("revision").longValue())
        .isEqualTo(1);
  }

  @Test
  void onlyTokensImagesHealthMetricsTheDescriptionAndTheStartPageNeedNoKey() throws Exception {
    assertThat(waypost.operations())
        .filteredOn(operation -> operation.access() == Access.Public.ANYBODY)
        .extracting(Operation::path)
        .containsExactly(
            "/oauth/token",
            "/images/:id.:format",
            "/health/live",
            "/health/ready",
            "/metrics",
            "/openapi.json",
            "/docs",
            "/");
    ApiClient nobody = waypost.clientWith("");
    for (Operation operation : waypost.operations()) {
      if (operation.access() instanceof Access.With) {
        assertProblem(call(nobody, operation, "x"), 401, "unauthorized", null);
      }
    }
  }

  @Test
  void everyCallThatNeedsAKeyIsDocumentedWithItsScope() throws Exception {
    List<String> documented =
        Files.readAllLines(Path.of("..", "docs", "API.md")).stream()
            .map(Pattern.compile("\\| `([A-Z]+ /api/[^`]*)` \\| `([a-z:]+)` .*")::matcher)
            .filter(Matcher::matches)
            .map(row ->
                row.group(1)
                        .replaceAll("\\{png[^}]*}", ":format")
                        .replaceAll("\\{([a-z_]+)\\}", ":$1")
                    + " "
                    + row.group(2))
            .toList();
    List<String> served = new ArrayList<>();
    for (Operation operation : waypost.operations()) {
      if (operation.access() instanceof Access.With(Scope scope)) {
        served.add(operation.method() + " " + operation.path() + " " + scope.label());
      }
    }
    assertThat(documented).containsExactlyElementsOf(served);
  }

  @Test
  void aReadIsAnsweredWhileTheDatabaseCantWrite() throws Exception {
    JsonNode key = make("reader", "codes:read");
    try (var other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/waypost.db"));
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThat(bearer(key).get("/api/v1/codes").status()).isEqualTo(200);
      assertThat(admin.get(path(key)).json().path("last_used_at").textValue()).isNotEmpty();
      statement.execute("ROLLBACK");
    }
  }

  /** Calls with an empty object: what changes things refuses it or has nothing to change. */
  private static Answer call(ApiClient client, Operation operation, String codeId)
      throws Exception {
    boolean deletes = operation.method().name().equals("DELETE");
    String path = operation.path().replace(":id", deletes ? "x" : codeId).replace(":format", "svg");
    return ApiClient.send(
        client.request(path).method(operation.method().name(), BodyPublishers.ofString("{}")));
  }

  private static JsonNode make(String name, String scope) throws Exception {
    Answer answer = admin.post(KEYS, "{\"name\":\"" + name + "\",\"scopes\":[\"" + scope + "\"]}");
    assertThat(answer.status()).as(text(answer)).isEqualTo(201);
    return answer.json();
  }

  private static ApiClient bearer(JsonNode key) {
    return waypost.clientWith(key.path("key").textValue());
  }

  private static String path(JsonNode key) {
    return KEYS + "/" + key.path("id").textValue();
  }

  private static List<String> ids(JsonNode list) {
    return list.path("keys").valueStream().map(key -> key.path("id").textValue()).toList();
  }

  private static String lastUsed(ApiClient client) throws Exception {
    return client.get(KEYS).json().path("keys").path(0).path("last_used_at").textValue();
  }

  private static String text(Answer answer) {
    return new String(answer.bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void assertProblem(
      Answer answer, int status, String code, @org.jspecify.annotations.Nullable String field) {
    JsonNode problem = answer.json();
    assertThat(answer.status()).as(problem.toString()).isEqualTo(status);
    assertThat(problem.path("code").textValue()).isEqualTo(code);
    assertThat(problem.path("field").textValue()).isEqualTo(field);
  }
}
