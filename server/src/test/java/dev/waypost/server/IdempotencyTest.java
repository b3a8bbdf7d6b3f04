package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** Calls that are repeated with an Idempotency-Key, over real sockets. */
class IdempotencyTest {
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

  @Test
  void aRepeatedCallIsAnsweredTheSameAndDoneOnce() throws Exception {
    Answer first = post(CODES, MENU, "menu-1");
    String id = first.json().path("id").textValue();
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    // What happens to the code meanwhile does not change the answer.
    assertThat(api.patch(CODES + "/" + id, "{\"name\":\"renamed\"}").status()).isEqualTo(200);

    Answer second = post(CODES, MENU, "menu-1");
    assertSame(second, first);
    assertThat(second.header("Location")).isEqualTo(CODES + "/" + id).isNotEmpty();
    assertThat(second.header("ETag")).isNotEmpty();
    assertThat(api.get(CODES + "/" + id + "/history").json().path("history")).hasSize(2);
  }

  @Test
  void anImageIsRepeatedByteForByte() throws Exception {
    for (int i = 0; i < 2; i++) {
      Answer answer =
          ApiClient.send(
              keyed(CODES, "image")
                  .setHeader("Accept", "image/png")
                  .POST(BodyPublishers.ofString(MENU)));
      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("Content-Type")).isEqualTo("image/png");
      assertThat(answer.header("Idempotency-Replayed")).isEqualTo(i == 0 ? "" : "true");
      assertThat(SymbolReader.readPng(answer.bytes()))
          .isEqualTo(api.get(answer.header("Location")).json().path("short_url").textValue());
    }
  }

  @Test
  void aConflictIsTriedAnewBecauseItMayHavePassed() throws Exception {
    String body = "{\"destination\":\"https://example.com/c\",\"external_id\":\"conflict\"}";
    Answer first = post(CODES, body, "first-to-take");
    assertThat(post(CODES, body, "second-to-take").status()).isEqualTo(409);
    api.delete(first.header("Location"));
    assertThat(post(CODES, body, "second-to-take").status()).isEqualTo(201);
  }

  @Test
  void aRefusalIsRepeatedToo() throws Exception {
    Answer malformed = post(CODES, "{", "malformed");
    assertThat(malformed.status()).isEqualTo(400);
    assertSame(post(CODES, "{", "malformed"), malformed);
  }

  @Test
  void aKeyOfAnotherCallIsRefused() throws Exception {
    post(CODES, MENU, "mine");
    for (Answer refused :
        List.of(
            post(CODES, MENU + " ", "mine"),
            post(CODES + "?more=1", MENU, "mine"),
            post(CODES + "/bulk", MENU, "mine"))) {
      assertProblem(refused, 422, "idempotency_mismatch");
    }
  }

  @Test
  void eachApiKeyHasItsOwnNames() throws Exception {
    JsonNode made =
        api.post("/api/v1/keys", "{\"name\":\"other\",\"scopes\":[\"codes:write\"]}").json();
    ApiClient other = waypost.clientWith(made.path("key").textValue());
    String mine = post(CODES, MENU, "shared").json().path("id").textValue();
    Answer theirs =
        ApiClient.send(
            other
                .request(CODES)
                .header("Idempotency-Key", "shared")
                .POST(BodyPublishers.ofString(MENU)));
    assertThat(theirs.header("Idempotency-Replayed")).isEmpty();
    assertThat(theirs.json().path("id").textValue()).isNotEqualTo(mine);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tab\tinside", "\u00fc"})
  void aMalformedKeyIsRefused(String key) throws Exception {
    String answer =
        raw(
            """
            POST %s HTTP/1.1
            Host: localhost
            Authorization: Bearer %s
            Content-Length: %d
            Idempotency-Key: %s
            Connection: close

            %s\
            """
                .formatted(CODES, waypost.adminKey(), MENU.length(), key, MENU));
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"invalid_idempotency_key\"");
  }

  private static String raw(String request) throws Exception {
    URI address = URI.create(waypost.apiUrl());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aKeyOfTheGreatestLengthIsTakenAndALongerOneOrTwoAreNot() throws Exception {
    assertThat(post(CODES, MENU, "x".repeat(255)).status()).isEqualTo(201);
    assertProblem(post(CODES, MENU, "x".repeat(256)), 400, "invalid_idempotency_key");
    Answer two =
        ApiClient.send(
            keyed(CODES, "one")
                .header("Idempotency-Key", "two")
                .POST(BodyPublishers.ofString(MENU)));
    assertProblem(two, 400, "invalid_idempotency_key");
  }

  @Test
  void whatMayWorkLaterIsNotKept() throws Exception {
    JsonNode reader =
        api.post("/api/v1/keys", "{\"name\":\"r\",\"scopes\":[\"codes:read\"]}").json();
    ApiClient stranger = waypost.clientWith(reader.path("key").textValue());
    for (int i = 0; i < 2; i++) {
      Answer refused =
          ApiClient.send(
              stranger
                  .request(CODES)
                  .header("Idempotency-Key", "later")
                  .POST(BodyPublishers.ofString(MENU)));
      assertProblem(refused, 403, "insufficient_scope");
      assertThat(refused.header("Idempotency-Replayed")).isEmpty();
    }
    try (var other = DriverManager.getConnection(databaseUrl());
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertProblem(post(CODES, MENU, "later"), 503, "store_unavailable");
      statement.execute("ROLLBACK");
    }
    Answer done = post(CODES, MENU, "later");
    assertThat(done.status()).isEqualTo(201);
    assertThat(done.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void aRepeatWhileTheFirstStillRunsIsToldToWait() throws Exception {
    try (var other = DriverManager.getConnection(databaseUrl());
        var statement = other.createStatement();
        var executor = Executors.newFixedThreadPool(2)) {
      // The first that arrives waits for the database, the other is told to wait for the first.
      statement.execute("BEGIN IMMEDIATE");
      Callable<Answer> call = () -> post(CODES, MENU, "running");
      Answer waits = executor.invokeAny(List.of(call, call));
      statement.execute("ROLLBACK");
      assertProblem(waits, 409, "idempotency_in_progress");
      assertThat(waits.header("Retry-After")).isEqualTo("1");
    }
  }

  @Test
  void ofManyAtOnceOneIsDone() throws Exception {
    List<Callable<Answer>> calls = new ArrayList<>();
    String body = "{\"destination\":\"https://example.com\",\"name\":\"at once\"}";
    for (int i = 0; i < 16; i++) {
      calls.add(() -> post(CODES, body, "at-once"));
    }
    List<Answer> answers = new ArrayList<>();
    try (var executor = Executors.newFixedThreadPool(8)) {
      for (var future : executor.invokeAll(calls)) {
        answers.add(future.get());
      }
    }
    assertThat(answers).allMatch(answer -> answer.status() == 201 || answer.status() == 409);
    assertThat(
            answers.stream()
                .filter(answer -> answer.status() == 201)
                .map(answer -> answer.json().path("id").textValue())
                .distinct())
        .hasSize(1);
  }

  @Test
  void tenThousandCodesAreMadeOnceAndTheWholeAnswerIsRepeated() throws Exception {
    String items =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "{\"destination\":\"https://example.com/item/" + i + "\"}")
            .collect(Collectors.joining(","));
    String body = "{\"codes\":[" + items + "]}";
    Answer first = post(CODES + "/bulk", body, "ten thousand");
    assertThat(first.json().path("succeeded").intValue()).isEqualTo(10_000);
    assertThat(first.bytes().length).isGreaterThan(4_000_000);
    assertSame(post(CODES + "/bulk", body, "ten thousand"), first);
  }

  @Test
  void aRepeatAfterARestartIsAnsweredTheSame(@TempDir Path own) throws Exception {
    Answer first;
    try (RunningWaypost before = RunningWaypost.start(own, "--short-url", "http://localhost:9")) {
      first = post(before.client(), CODES, MENU, "across");
    }
    try (RunningWaypost after = RunningWaypost.start(own, "--short-url", "http://localhost:9")) {
      assertSame(post(after.client(), CODES, MENU, "across"), first);
      assertThat(after.client().get(CODES).json().path("codes")).hasSize(1);
    }
  }

  @Test
  void anAnswerIsKeptForADay() throws Exception {
    String id = post(CODES, MENU, "aged").json().path("id").textValue();
    age("aged", Duration.ofHours(24).minusMinutes(1));
    assertThat(post(CODES, MENU, "aged").json().path("id").textValue()).isEqualTo(id);
    age("aged", Duration.ofMinutes(2));
    Answer anew = post(CODES, MENU, "aged");
    assertThat(anew.header("Idempotency-Replayed")).isEmpty();
    assertThat(anew.json().path("id").textValue()).isNotEqualTo(id);
    assertSame(post(CODES, MENU, "aged"), anew);
  }

  @Test
  void theSecretOfAKeyIsInNoRepeatAndInNoFile() throws Exception {
    String body = "{\"name\":\"secret\",\"scopes\":[\"codes:read\"]}";
    Answer first = post("/api/v1/keys", body, "secret");
    String secret = first.json().path("key").textValue();
    Answer second = post("/api/v1/keys", body, "secret");

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(second.json().path("key").isNull()).isTrue();
    assertThat(second.json().path("key_note").textValue()).contains("rotate");
    Answer rotated = post(first.header("Location") + "/rotate", "", "rotate");
    Answer again = post(first.header("Location") + "/rotate", "", "rotate");
    assertThat(again.json().path("id")).isEqualTo(rotated.json().path("id"));
    assertThat(again.json().path("key").isNull()).isTrue();

    try (var database = DriverManager.getConnection(databaseUrl());
        var statement = database.createStatement();
        var rows = statement.executeQuery("SELECT body FROM kept_answer")) {
      while (rows.next()) {
        try (var gzip =
            new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(rows.getBytes(1)))) {
          assertThat(new String(gzip.readAllBytes(), StandardCharsets.ISO_8859_1))
              .doesNotContain("_" + secret.substring(secret.length() - 59));
        }
      }
    }
    for (String file : List.of("waypost.db", "waypost.db-wal")) {
      byte[] bytes = Files.readAllBytes(folder.resolve("data").resolve(file));
      assertThat(new String(bytes, StandardCharsets.ISO_8859_1).contains(secret)).isFalse();
    }
  }

  @Test
  void otherMethodsTakeNoNotice() throws Exception {
    String id = api.create(MENU).path("id").textValue();
    for (int i = 1; i <= 2; i++) {
      Answer changed =
          ApiClient.send(
              keyed(CODES + "/" + id, "patch")
                  .method("PATCH", BodyPublishers.ofString("{\"name\":\"" + i + "\"}")));
      assertThat(changed.json().path("name").textValue()).isEqualTo("" + i);
    }
  }

  private static void age(String idempotencyKey, Duration by) throws Exception {
    try (var database = DriverManager.getConnection(databaseUrl());
        var statement =
            database.prepareStatement(
                "UPDATE kept_answer SET created_at = created_at - ? WHERE idempotency_key = ?")) {
      statement.setLong(1, by.toMillis());
      statement.setString(2, idempotencyKey);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static Path databaseFile() {
    return folder.resolve("data/waypost.db");
  }

  private static String databaseUrl() {
    return "jdbc:sqlite:" + databaseFile();
  }

  private static Answer post(String path, String body, String idempotencyKey) throws Exception {
    return post(api, path, body, idempotencyKey);
  }

  private static Answer post(ApiClient client, String path, String body, String idempotencyKey)
      throws Exception {
    return ApiClient.send(
        client
            .request(path)
            .header("Idempotency-Key", idempotencyKey)
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder keyed(String path, String idempotencyKey) {
    return api.request(path).header("Idempotency-Key", idempotencyKey);
  }

  private static void assertSame(Answer second, Answer first) {
    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.bytes()).isEqualTo(first.bytes());
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    Map<String, List<String>> headers = new java.util.TreeMap<>(second.http().headers().map());
    headers.remove("idempotency-replayed");
    assertThat(headers).isEqualTo(first.http().headers().map());
  }

  private static void assertProblem(Answer answer, int status, String code) {
    JsonNode problem = answer.json();
    assertThat(answer.status()).as(problem.toString()).isEqualTo(status);
    assertThat(problem.path("code").textValue()).isEqualTo(code);
  }
}
