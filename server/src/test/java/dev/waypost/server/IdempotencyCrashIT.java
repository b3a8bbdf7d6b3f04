package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program is killed while many make codes at once. Whoever repeats the calls that were
 * not answered has each of them done exactly once.
 */
@Tag("chaos")
class IdempotencyCrashIT {
  private static final Logger LOGGER = Logger.getLogger(IdempotencyCrashIT.class.getName());
  private static final int ROUNDS = Boolean.getBoolean("waypost.long") ? 20 : 3;
  private static final int CALLERS = 16;
  private static final String CODES = "/api/v1/codes";

  @TempDir Path folder;

  @Test
  void eachIdempotencyKeyMakesOneCodeThoughTheProgramIsKilledAgainAndAgain() throws Exception {
    Path data = folder.resolve("data");
    WaypostProcess.Ports ports = WaypostProcess.Ports.free();
    var random = new SplittableRandom(20);
    Map<String, String> idByKey = new TreeMap<>();
    int unanswered = 0;
    int madeBeforeTheKill = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Calls calls;
      try (WaypostProcess waypost = WaypostProcess.start(data, ports, "--rate-limit", "0")) {
        calls = Calls.untilKilled(waypost, "round-" + round + "-", random.nextInt(50, 400));
      }
      idByKey.putAll(calls.idByKey);
      try (WaypostProcess waypost = WaypostProcess.start(data, ports, "--rate-limit", "0")) {
        ApiClient api = waypost.client();
        for (String key : calls.unanswered) {
          Answer repeated = make(api, key);
          assertThat(repeated.status()).isEqualTo(201);
          unanswered++;
          madeBeforeTheKill += repeated.header("Idempotency-Replayed").isEmpty() ? 0 : 1;
          idByKey.put(key, repeated.json().path("id").textValue());
        }
        assertThat(waypost.stop()).isZero();
      }
    }
    try (WaypostProcess waypost = WaypostProcess.start(data, ports, "--rate-limit", "0")) {
      assertThat(namesById(waypost.client())).isEqualTo(inverted(idByKey));
      for (var call : idByKey.entrySet()) {
        assertThat(make(waypost.client(), call.getKey()).json().path("id").textValue())
            .isEqualTo(call.getValue());
      }
    }
    LOGGER.info(
        "kill -9, %d rounds: %d keys, %d codes, %d calls unanswered, of which %d had been done"
            .formatted(ROUNDS, idByKey.size(), idByKey.size(), unanswered, madeBeforeTheKill));
    assertThat(unanswered).isPositive();
  }

  private static Answer make(ApiClient api, String idempotencyKey) throws Exception {
    return ApiClient.send(
        api.request(CODES)
            .header("Idempotency-Key", idempotencyKey)
            .POST(
                BodyPublishers.ofString(
                    "{\"destination\":\"https://example.com\",\"name\":\""
                        + idempotencyKey
                        + "\"}")));
  }

  /** The calls of one life of the program: those that were answered, and those that were not. */
  private record Calls(Map<String, String> idByKey, List<String> unanswered) {
    static Calls untilKilled(WaypostProcess waypost, String prefix, int killAfter)
        throws Exception {
      ApiClient api = waypost.client();
      Map<String, String> idByKey = new ConcurrentHashMap<>();
      var next = new AtomicInteger();
      Callable<String> caller =
          () -> {
            while (true) {
              String key = prefix + next.getAndIncrement();
              try {
                Answer made = make(api, key);
                assertThat(made.status()).isEqualTo(201);
                idByKey.put(key, made.json().path("id").textValue());
              } catch (IOException killed) {
                return key;
              }
              if (idByKey.size() >= killAfter) {
                waypost.kill();
              }
            }
          };
      List<String> unanswered = new ArrayList<>();
      try (var executor = Executors.newFixedThreadPool(CALLERS)) {
        List<Future<String>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
          callers.add(executor.submit(caller));
        }
        for (Future<String> ended : callers) {
          unanswered.add(ended.get());
        }
      }
      return new Calls(idByKey, unanswered);
    }
  }

  private static Map<String, String> namesById(ApiClient api) throws Exception {
    Map<String, String> names = new TreeMap<>();
    @Nullable String cursor = "";
    do {
      JsonNode page = api.get(CODES + "?limit=100" + cursor).json();
      for (JsonNode code : page.path("codes")) {
        names.put(code.path("id").textValue(), code.path("name").textValue());
      }
      cursor =
          page.path("next_cursor").isNull()
              ? null
              : "&cursor=" + page.path("next_cursor").textValue();
    } while (cursor != null);
    return names;
  }

  private static Map<String, String> inverted(Map<String, String> map) {
    Map<String, String> inverted = new TreeMap<>();
    map.forEach((key, value) -> inverted.put(value, key));
    return inverted;
  }
}
