package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.api.http.Operation;
import dev.waypost.api.http.Operation.Access;
import dev.waypost.server.ApiClient.Answer;
import io.vertx.core.http.HttpMethod;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repeats that are refused, at each operation that may be repeated. */
class RepeatRefusalsTest {
  @TempDir static Path folder;
  private static RunningWaypost waypost;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  private static List<Operation> repeatable() {
    return waypost.operations().stream()
        .filter(operation -> operation.method().equals(HttpMethod.POST))
        .filter(operation -> operation.access() instanceof Access.With)
        .toList();
  }

  @Test
  void aNameThatIsTooLongIsRefusedByEach() throws Exception {
    for (Operation operation : repeatable()) {
      assertProblem(
          post(waypost.client(), operation, "", "x".repeat(256)), "invalid_idempotency_key");
    }
  }

  @Test
  void theNameOfAnotherCallIsRefusedByEach() throws Exception {
    for (Operation operation : repeatable()) {
      String name = "of " + operation.path();
      assertProblem(post(waypost.client(), operation, "?unknown=1", name), "unknown_parameter");
      assertProblem(post(waypost.client(), operation, "?unknown=2", name), "idempotency_mismatch");
    }
  }

  @Test
  void whileTheFirstRunsEachTellsTheSecondToWait() throws Exception {
    for (Operation operation : repeatable()) {
      String name = "slow at " + operation.path();
      var begun = new CountDownLatch(1);
      var mayEnd = new CountDownLatch(1);
      try (var slow =
              AnotherApi.start(
                  List.of(operation),
                  folder.resolve("data/waypost.db"),
                  action ->
                      request -> {
                        begun.countDown();
                        await(mayEnd);
                        return action.answer(request);
                      });
          var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        ApiClient client = slow.client(waypost.adminKey());
        var first = threads.submit(() -> post(client, operation, "", name));
        await(begun);
        Answer second = post(client, operation, "", name);
        mayEnd.countDown();
        assertProblem(second, "idempotency_in_progress");
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(first.get(10, TimeUnit.SECONDS).status()).isBetween(201, 499);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Answer post(ApiClient client, Operation operation, String query, String name)
      throws Exception {
    return ApiClient.send(
        client
            .request(operation.path().replace(":id", "x") + query)
            .header("Idempotency-Key", name)
            .POST(BodyPublishers.ofString("{}")));
  }

  private static void assertProblem(Answer answer, String code) {
    assertThat(answer.json().path("code").asText()).as(answer.json().toString()).isEqualTo(code);
  }
}
