package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs and results that can't be had at present. */
class JobRefusalsTest {
  private static final String JOBS = "/api/v1/jobs";
  private static final int TOO_MANY = 10_001;

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
  void fiftyUnfinishedJobsAreEnough(@TempDir Path own) throws Exception {
    try (RunningWaypost busy = RunningWaypost.start(own)) {
      ApiClient client = busy.client();
      String code = "{\"destination\":\"https://example.com\"}";
      assertThat(client.post(JOBS, series(1_000_000, code)).status()).isEqualTo(202);
      for (int i = 1; i < 50; i++) {
        assertThat(client.post(JOBS, series(1, code)).status()).isEqualTo(202);
      }
      assertProblem(client.post(JOBS, series(1, code)), "too_many_jobs");
      String items =
          IntStream.range(0, TOO_MANY).mapToObj(_ -> code).collect(Collectors.joining(","));
      assertProblem(
          client.post("/api/v1/codes/bulk", "{\"codes\":[" + items + "]}"), "too_many_jobs");
      assertProblem(
          client.patch("/api/v1/codes/bulk", "{\"codes\":[" + items + "]}"), "too_many_jobs");
      assertProblem(
          ApiClient.send(
              client
                  .request("/api/v1/codes/csv")
                  .POST(
                      BodyPublishers.ofString(
                          "destination\n" + "https://example.com\n".repeat(TOO_MANY)))),
          "too_many_jobs");
    }
  }

  /** Where several nodes share a database, each keeps the files of the jobs that it took in. */
  @Test
  void aResultOnAnotherNodeIsNotFoundHere() throws Exception {
    JsonNode job =
        api.awaitEnd(api.post(JOBS, series(1, "{\"destination\":\"https://example.com\"}")));
    try (var database =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/waypost.db"));
        var statement =
            database.prepareStatement("UPDATE job SET place = 'elsewhere' WHERE id = ?")) {
      statement.setString(1, job.path("id").textValue());
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    assertProblem(api.get(job.path("result_url").textValue()), "job_elsewhere");
  }

  private static String series(int count, String template) {
    return "{\"kind\":\"create_codes\",\"count\":%d,\"template\":%s}".formatted(count, template);
  }

  private static void assertProblem(Answer answer, String code) {
    assertThat(answer.json().path("code").asText()).as(answer.json().toString()).isEqualTo(code);
  }
}
