package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.description.AnswerCheck;
import dev.waypost.server.description.ApiDescription;
import dev.waypost.server.description.DescribedOperation;
import dev.waypost.server.description.Exchange;
import dev.waypost.server.description.SeenAnswers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every answer that the description names is one that there is: what operations have in common is
 * provoked here at each of them, and at the end everything must have been seen, here or by the
 * tests before. Run it with the whole module; alone it misses what the others see.
 */
@Order(Integer.MAX_VALUE)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DescribedAnswersTest {
  /** What no test provokes, with the reason. */
  private static final Map<String, String> UNSEEN =
      Map.of(
          "500 internal_error", "a fault of ours, which there must not be",
          "getReadiness 503", "the listener is not there before the server is ready",
          "restoreCode 409 deleted_for_good", "takes thirty days; CodeServiceTest turns the clock");

  private static final ApiDescription DESCRIPTION = ApiDescription.get();

  @TempDir Path folder;

  @Test
  @Order(1)
  void whatOperationsHaveInCommonIsAnsweredByEach() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      for (DescribedOperation operation : DESCRIPTION.operations()) {
        var calls = new Calls(waypost.apiUrl(), waypost.adminKey(), operation);
        calls.provoke("malformed_request", "?x=%zz", Map.of(), "");
        calls.provoke("unknown_parameter", "?no_such_parameter=1", Map.of(), "{}");
        calls.provoke("uri_too_long", "?x=" + "x".repeat(9000), Map.of(), "");
        calls.provoke("headers_too_large", "", Map.of("X", "x".repeat(20_000)), "");
        calls.provoke("unsupported_encoding", "", Map.of("Content-Encoding", "gzip"), "{}");
        calls.provoke(
            "body_too_large", "", Map.of(), " ".repeat(bodyLimit(waypost, operation) + 1));
        if (!operation.bodySchema().isMissingNode()) {
          calls.provoke("malformed_json", "", Map.of(), "{");
          calls.provoke("wrong_type", "", Map.of(), "[]");
          calls.provoke("unknown_field", "", Map.of(), "{\"no_such_field\":1}");
        }
        if (!operation.scope().isEmpty()) {
          calls.provoke("unauthorized", "", Map.of("Authorization", "Bearer wp_live_x"), "{}");
          String other = operation.scope().equals("codes:read") ? "analytics:read" : "codes:read";
          calls.provoke(
              "insufficient_scope",
              "",
              Map.of("Authorization", "Bearer " + key(waypost, other)),
              "{}");
        }
        for (JsonNode parameter : operation.parameters()) {
          boolean mayBeRepeated = parameter.path("schema").path("type").asText().equals("array");
          if (parameter.path("in").asText().equals("query") && !mayBeRepeated) {
            String name = parameter.path("name").asText().replaceAll("[{}]", "");
            calls.provoke("invalid_parameter", "?" + name + "=1&" + name + "=2", Map.of(), "");
          }
        }
      }
    }
  }

  private static int bodyLimit(RunningWaypost waypost, DescribedOperation described) {
    return waypost.operations().stream()
        .filter(operation ->
            operation.method().name().equals(described.method())
                && operation.path().replaceAll(":([a-z_]+)", "{$1}").equals(described.path()))
        .findFirst()
        .orElseThrow()
        .maxBodyBytes();
  }

  private static String key(RunningWaypost waypost, String scope) throws Exception {
    return waypost
        .client()
        .post("/api/v1/keys", "{\"name\":\"" + scope + "\",\"scopes\":[\"" + scope + "\"]}")
        .json()
        .path("key")
        .textValue();
  }

  /** The keys can't be read, so calls pile up, and those beyond the most are sent away at once. */
  @Test
  @Order(2)
  void whileCallsPileUpEachSaysSo() throws Exception {
    List<RawConnection> waiting = new ArrayList<>();
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
      try (RunningWaypost waypost = RunningWaypost.start(folder, "--database-url", url);
          var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        List<Calls> calls = new ArrayList<>();
        for (DescribedOperation operation : answering("overloaded")) {
          calls.add(new Calls(waypost.apiUrl(), waypost.adminKey(), operation));
        }
        connection.setAutoCommit(false);
        statement.execute("LOCK TABLE api_key IN ACCESS EXCLUSIVE MODE");
        String head =
            "GET /api/v1/codes HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                + waypost.adminKey()
                + "\r\n\r\n";
        for (int i = 0; i < 300; i++) {
          var more = new RawConnection(waypost.apiUrl());
          waiting.add(more);
          more.write(head, new byte[0]);
        }
        for (Calls each : calls) {
          each.provoke("overloaded", "", Map.of(), "{}");
        }
        connection.rollback();
      }
    } finally {
      for (RawConnection each : waiting) {
        each.close();
      }
    }
  }

  @Test
  @Order(2)
  void whileTheDatabaseIsAwayEachSaysSo() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      execute(server, "CREATE DATABASE waypost");
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/waypost";
      try (RunningWaypost waypost = RunningWaypost.start(folder, "--database-url", url)) {
        List<Calls> calls = new ArrayList<>();
        for (DescribedOperation operation : answering("store_unavailable")) {
          calls.add(new Calls(waypost.apiUrl(), waypost.adminKey(), operation));
        }
        execute(server, "ALTER DATABASE waypost ALLOW_CONNECTIONS false");
        execute(
            server,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'waypost'");
        // At once, because each waits some seconds for the database.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          List<Future<?>> answers = new ArrayList<>();
          for (Calls each : calls) {
            answers.add(
                threads.submit(() -> {
                  each.provokeWithExample("store_unavailable");
                  return null;
                }));
          }
          for (Future<?> answer : answers) {
            answer.get();
          }
        }
        execute(server, "ALTER DATABASE waypost ALLOW_CONNECTIONS true");
      }
    }
  }

  /** A call that is turned away costs nothing, so one that is answered is enough. */
  @Test
  @Order(2)
  void beyondTheLimitEachSaysSo() throws Exception {
    try (RunningWaypost waypost = RunningWaypost.start(folder, "--rate-limit", "1")) {
      while (waypost.client().get("/api/v1/codes").status() == 200) {}
      for (DescribedOperation operation : answering("rate_limited")) {
        Calls.ofNothing(waypost.apiUrl(), waypost.adminKey(), operation)
            .provokeWithExample("rate_limited");
      }
    }
  }

  /** The file of the analytics is no database, which is found out at the start. */
  @Test
  @Order(3)
  void whileTheAnalyticsAreNotThereEachSaysSo() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/analytics.duckdb"), "no database".repeat(1000));
    try (RunningWaypost waypost = RunningWaypost.start(folder)) {
      for (DescribedOperation operation : answering("analytics_unavailable")) {
        new Calls(waypost.apiUrl(), waypost.adminKey(), operation)
            .provoke("analytics_unavailable", "", Map.of(), "");
      }
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void everyDescribedAnswerHasBeenSeen() {
    var unseen = new TreeSet<>(described());
    unseen.removeAll(SeenAnswers.all());
    unseen.removeIf(
        name -> UNSEEN.containsKey(name) || UNSEEN.containsKey(name.replaceFirst("^\\S+ ", "")));
    assertThat(unseen)
        .as(
            "answers that spec/openapi names and no test of this run has seen (run the whole module)")
        .isEmpty();
  }

  private static List<String> described() {
    List<String> names = new ArrayList<>();
    for (DescribedOperation operation : DESCRIPTION.operations()) {
      for (var entry : operation.node().path("responses").properties()) {
        int status = Integer.parseInt(entry.getKey());
        JsonNode content = entry.getValue().path("content");
        JsonNode codes =
            content.path("application/problem+json").at("/schema/properties/code/enum");
        if (codes.isMissingNode() || content.size() > 1) {
          names.add(SeenAnswers.name(operation.id(), status, ""));
        }
        codes.forEach(code -> names.add(SeenAnswers.name(operation.id(), status, code.asText())));
      }
    }
    return names;
  }

  private static List<DescribedOperation> answering(String code) {
    return DESCRIPTION.operations().stream()
        .filter(
            operation -> operation.node().path("responses").toString().contains("\"" + code + "\""))
        .toList();
  }

  /** Calls of an operation that shall be refused. */
  private static final class Calls {
    private final String apiUrl;
    private final String key;
    private final DescribedOperation operation;
    private final String path;

    private Calls(String apiUrl, String key, DescribedOperation operation, String path) {
      this.apiUrl = apiUrl;
      this.key = key;
      this.operation = operation;
      this.path = path;
    }

    /** Of something that is there. */
    Calls(String apiUrl, String key, DescribedOperation operation) throws IOException {
      this.apiUrl = apiUrl;
      this.key = key;
      this.operation = operation;
      this.path = pathOf(operation);
    }

    private String pathOf(DescribedOperation described) throws IOException {
      String filled = described.path();
      for (JsonNode parameter : described.parameters()) {
        if (parameter.path("in").asText().equals("path")) {
          String value =
              parameter.has("x-made-by") ? newId(parameter) : parameter.path("example").asText();
          filled = filled.replace("{" + parameter.path("name").asText() + "}", value);
        }
      }
      return filled;
    }

    /** Of something that need not be there, because nobody will look. */
    static Calls ofNothing(String apiUrl, String key, DescribedOperation operation) {
      return new Calls(apiUrl, key, operation, operation.path().replaceAll("\\{[a-z]+}", "x"));
    }

    private String newId(JsonNode parameter) throws IOException {
      DescribedOperation maker = DESCRIPTION.operation(parameter.path("x-made-by").asText());
      return DescribedOperation.nameOf(
          ApiDescription.json(send(maker, pathOf(maker), "", Map.of(), maker.freshBytes()).body()));
    }

    void provoke(String code, String query, Map<String, String> headers, String body)
        throws IOException {
      provoke(code, query, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private void provoke(String code, String query, Map<String, String> headers, byte[] body)
        throws IOException {
      Exchange exchange = send(operation, path, query, headers, body);
      assertThat(ApiDescription.json(exchange.body()).path("code").asText())
          .as("%s %s", operation, new String(exchange.body(), StandardCharsets.UTF_8))
          .isEqualTo(code);
      AnswerCheck.noting().check(exchange);
    }

    void provokeWithExample(String code) throws IOException {
      List<byte[]> bodies = operation.bodyExamples(key);
      Map<String, String> headers =
          bodies.isEmpty() ? Map.of() : Map.of("Content-Type", operation.mediaType());
      provoke(code, "", headers, bodies.isEmpty() ? new byte[0] : bodies.getFirst());
    }

    private Exchange send(
        DescribedOperation called,
        String calledPath,
        String query,
        Map<String, String> more,
        byte[] body)
        throws IOException {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Authorization", "Bearer " + key);
      headers.putAll(more);
      try (RawConnection connection = new RawConnection(apiUrl)) {
        return connection.send(called.method(), calledPath, query, headers, body);
      }
    }
  }

  private static void execute(EmbeddedPostgres server, String sql) throws Exception {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
