package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.description.AnswerCheck;
import dev.waypost.server.description.ApiDescription;
import dev.waypost.server.description.DescribedOperation;
import dev.waypost.server.description.Exchange;
import dev.waypost.server.description.RandomRequests;
import dev.waypost.server.description.RandomRequests.Made;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random requests, made up from the description, valid ones and broken ones: whatever comes, the
 * answer is one that the description names, and never a fault of ours.
 */
class RandomRequestsTest {
  private static final Set<String> NEVER_FOR_VALID =
      Set.of(
          "unknown_field",
          "wrong_type",
          "missing_field",
          "malformed_json",
          "unknown_parameter",
          "malformed_request");

  /** A change is judged by what it does, not by luck; the long runs look for what is new. */
  private static final long SAME_EACH_TIME = 1;

  /** So many more requests an operation may need to succeed once. */
  private static final int MORE = 300;

  @TempDir Path folder;

  @Test
  void noAnswerIsOutsideTheDescription() throws Exception {
    run(3_000, Long.getLong("waypost.seed", SAME_EACH_TIME));
  }

  @Test
  @Tag("long")
  void noneOfAHundredThousandAnswersIsOutsideTheDescription() throws Exception {
    run(100_000, newSeed());
  }

  @Test
  @Tag("long")
  void noAnswerIsOutsideTheDescriptionOnPostgresql() throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      run(
          20_000,
          newSeed(),
          "--database-url",
          "postgresql://postgres@localhost:" + server.getPort() + "/postgres");
    }
  }

  /** Another one each time; one that failed is run again with -Dwaypost.seed. */
  private static long newSeed() {
    return Long.getLong("waypost.seed", System.nanoTime());
  }

  private void run(int count, long seed, String... flags) throws Exception {
    List<String> failures = new ArrayList<>();
    Set<String> succeeded = new TreeSet<>();
    try (RunningWaypost waypost = RunningWaypost.start(folder, flags);
        RawConnection connection = new RawConnection(waypost.apiUrl())) {
      String key = waypost.adminKey();
      var requests = new RandomRequests(seed, new Ids(connection, key)::ofNew, key);
      for (int i = 0; i < count && failures.size() < 10; i++) {
        ask(connection, key, requests.next(), failures, succeeded);
      }
      // Some succeed once in many: those that have not yet are asked for until they do.
      for (DescribedOperation operation : ApiDescription.get().operations()) {
        for (int i = 0; i < MORE && !succeeded.contains(operation.id()); i++) {
          ask(connection, key, requests.valid(operation), failures, succeeded);
        }
      }
    }
    assertThat(failures).as("seed %d; run it again with -Dwaypost.seed=%d", seed, seed).isEmpty();
    assertThat(succeeded)
        .as("operations that a valid request succeeded with; seed %d", seed)
        .containsAll(
            ApiDescription.get().operations().stream()
                .filter(operation -> !operation.node().has("x-example-refused"))
                .map(DescribedOperation::id)
                .toList());
  }

  private static void ask(
      RawConnection connection,
      String key,
      Made made,
      List<String> failures,
      Set<String> succeeded) {
    try {
      Exchange exchange = send(connection, key, made);
      List<String> faults = faults(made, exchange);
      if (!faults.isEmpty()) {
        failures.add(report(made, faults) + answer(exchange));
      }
      if (made.valid() && exchange.status() < 300) {
        succeeded.add(made.operation().id());
      }
    } catch (IOException noAnswer) {
      failures.add(report(made, List.of(noAnswer.toString())));
    }
  }

  private static Exchange send(RawConnection connection, String key, Made made) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>(made.headers());
    headers.putIfAbsent("Authorization", "Bearer " + key);
    return connection.send(made.method(), made.path(), made.query(), headers, made.body());
  }

  private static List<String> faults(Made made, Exchange exchange) {
    List<String> faults = new ArrayList<>(AnswerCheck.only().faults(exchange));
    if (exchange.status() >= 500) {
      faults.add("a fault of ours");
    }
    if (made.valid() && exchange.status() >= 400) {
      String code = ApiDescription.json(exchange.body()).path("code").asText();
      if (NEVER_FOR_VALID.contains(code)) {
        faults.add("a valid request was answered " + code);
      }
    }
    return faults;
  }

  private static String report(Made made, List<String> faults) {
    var curl = new StringBuilder("curl -i -X " + made.method());
    made.headers()
        .forEach((name, value) ->
            curl.append(" -H '").append(name).append(": ").append(value).append('\''));
    if (!made.headers().containsKey("Authorization")) {
      curl.append(" -H \"Authorization: Bearer $KEY\"");
    }
    if (made.body().length > 0) {
      curl.append(" --data-binary $'").append(quoted(made.body())).append('\'');
    }
    curl.append(" \"$WAYPOST").append(made.path()).append(made.query()).append('"');
    return "%s\n  %s %s\n  %s"
        .formatted(
            abridged(curl.toString()),
            made.operation().id(),
            made.valid() ? "(valid)" : "",
            String.join("\n  ", faults));
  }

  private static String answer(Exchange exchange) {
    return "\n  %d %s"
        .formatted(
            exchange.status(),
            abridged(text(exchange.body()).replaceAll("wp_live_[0-9a-z_]+", "wp_live_…")));
  }

  private static String quoted(byte[] body) {
    var quoted = new StringBuilder();
    for (byte b : body) {
      boolean plain = b >= ' ' && b < 127 && b != '\'' && b != '\\';
      quoted.append(
          plain
              ? String.valueOf((char) b)
              : String.format(java.util.Locale.ROOT, "\\x%02x", b & 0xFF));
    }
    return quoted.toString();
  }

  private static String abridged(String text) {
    return text.length() > 1500 ? text.substring(0, 1500) + "…" : text;
  }

  private static String text(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Ids of what there is, made by the operations that the description names. */
  private static final class Ids {
    private static final int USES = 20;

    private final RawConnection connection;
    private final String key;
    private final Map<String, String> last = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();

    Ids(RawConnection connection, String key) {
      this.connection = connection;
      this.key = key;
    }

    /** One that is shared by a few requests, so that they meet what others have left. */
    String ofNew(String operationId) {
      int used = uses.merge(operationId, 1, Integer::sum);
      if (used % USES == 1) {
        last.put(operationId, make(operationId));
      }
      return last.getOrDefault(operationId, "");
    }

    private String path(DescribedOperation operation) {
      String path = operation.path();
      for (JsonNode parameter : operation.parameters()) {
        if (parameter.has("x-made-by")) {
          path =
              path.replace(
                  "{" + parameter.path("name").asText() + "}",
                  ofNew(parameter.path("x-made-by").asText()));
        }
      }
      return path;
    }

    private String make(String operationId) {
      DescribedOperation operation = ApiDescription.get().operation(operationId);
      try {
        Exchange exchange =
            connection.send(
                operation.method(),
                path(operation),
                "",
                Map.of("Authorization", "Bearer " + key),
                operation.freshBytes());
        String name = DescribedOperation.nameOf(ApiDescription.json(exchange.body()));
        return name.isEmpty() ? last.getOrDefault(operationId, "") : name;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
