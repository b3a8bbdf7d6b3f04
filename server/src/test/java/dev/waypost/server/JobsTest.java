package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work on many codes that goes on after the call. */
class JobsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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
  void aSeriesIsMadeInAJobAndItsResultHasWhatAPrinterNeeds() throws Exception {
    Answer asked =
        api.post(
            "/api/v1/jobs",
            """
            {"kind":"create_codes","count":1200,"first":99,"digits":4,"reason":"batch of May",
             "template":{"destination":"https://example.com/i/{number}","name":"Item {number}","key":"series-{number}","size":400}}\
            """);
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.header("Retry-After")).isNotEmpty();
    JsonNode job = api.awaitEnd(asked);
    assertThat(job.path("state").textValue()).isEqualTo("succeeded");
    assertThat(job.path("succeeded").intValue()).isEqualTo(1200);
    assertThat(job.path("failed").intValue()).isZero();
    assertThat(job.path("reason").textValue()).isEqualTo("batch of May");

    List<JsonNode> lines = result(job);
    assertThat(lines).hasSize(1200);
    for (int i = 0; i < 1200; i++) {
      JsonNode line = lines.get(i);
      String number = "%04d".formatted(99 + i);
      assertThat(line.path("number").intValue()).isEqualTo(99 + i);
      assertThat(line.path("status").intValue()).isEqualTo(201);
      assertThat(line.path("key").textValue()).isEqualTo("series-" + number);
      assertThat(line.path("name").textValue()).isEqualTo("Item " + number);
    }
    JsonNode last = lines.getLast();
    assertThat(ApiClient.scan(last.path("short_url").textValue()).header("Location"))
        .isEqualTo("https://example.com/i/1298");
    assertThat(ApiClient.send(api.request(imagePath(last)).GET()).status()).isEqualTo(200);
    JsonNode history =
        api.get("/api/v1/codes/" + last.path("id").textValue() + "/history")
            .json()
            .path("history")
            .path(0);
    assertThat(history.path("reason").textValue()).isEqualTo("batch of May");
    assertThat(history.path("actor").textValue()).isEqualTo(job.path("actor").textValue());
  }

  private static String imagePath(JsonNode line) {
    String url = line.path("image_url").textValue();
    return url.substring(url.indexOf("/images/"));
  }

  @Test
  void theResultIsCsvWhereThatIsAskedForAndNoCellIsAFormula() throws Exception {
    JsonNode job =
        api.awaitEnd(
            api.post(
                "/api/v1/jobs",
                """
                {"kind":"create_codes","count":2,"template":{"destination":"https://example.com/{number}","name":"=HYPERLINK(\\"https://example.com\\"),{number}","key":"formula-{number}"}}\
                """));
    String path = "/api/v1/jobs/" + job.path("id").textValue() + "/result";
    Answer csv = api.get(path + "?format=csv");
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    List<String> rows = new String(csv.bytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(rows.getFirst())
        .isEqualTo(
            "number,status,id,key,short_url,image_url,name,external_id,destination,problem.code,problem.field,column,problem.detail");
    assertThat(rows).hasSize(3);
    assertThat(rows.get(1))
        .startsWith("1,201,code_")
        .contains(",formula-1,")
        .contains(",\"'=HYPERLINK(\"\"https://example.com\"\"),1\",");
    Answer accepted = ApiClient.send(api.request(path).header("Accept", "text/csv").GET());
    assertThat(accepted.bytes()).isEqualTo(csv.bytes());
    assertThat(api.get(path + "?format=xml").json().path("code").textValue())
        .isEqualTo("invalid_parameter");
    Answer head = ApiClient.send(api.request(path).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).isEqualTo("" + api.get(path).bytes().length);
  }

  @Test
  void moreThanTenThousandItemsBecomeAJobThatTellsOfEach() throws Exception {
    var items = new StringBuilder();
    for (int i = 0; i < 10_001; i++) {
      items
          .append(i == 0 ? "" : ",")
          .append(
              i == 5_000
                  ? "{\"destination\":\"nowhere\"}"
                  : i == 7_000
                      ? "7"
                      : i == 8_000
                          ? "{\"destination\":\"https://example.com\",\"name\":\"\\ud800\"}"
                          : "{\"destination\":\"https://example.com/%d\"}".formatted(i));
    }
    Answer asked =
        api.post(
            "/api/v1/codes/bulk",
            "{\"defaults\":{\"name\":\"many\"},\"codes\":[" + items + "],\"reason\":\"moved\"}");
    JsonNode job = api.awaitEnd(asked);
    assertThat(job.path("succeeded").intValue()).isEqualTo(9_998);
    assertThat(job.path("failed").intValue()).isEqualTo(3);
    List<JsonNode> lines = result(job);
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 10_001; i++) {
      assertThat(lines.get(i).path("index").intValue()).isEqualTo(i);
      ids.add(lines.get(i).path("id").asText());
    }
    assertThat(ids).hasSize(9_999);
    assertThat(lines.get(8_000).path("problem").path("field").textValue()).isEqualTo("name");
    assertThat(lines.get(5_000).path("problem").path("code").textValue())
        .isEqualTo("malformed_url");
    assertThat(lines.get(7_000).path("problem").path("code").textValue()).isEqualTo("wrong_type");
    assertThat(lines.get(10_000).path("name").textValue()).isEqualTo("many");

    JsonNode changed = api.awaitEnd(api.patch("/api/v1/codes/bulk", patchOf(lines)));
    assertThat(changed.path("kind").textValue()).isEqualTo("update_codes");
    assertThat(changed.path("succeeded").intValue()).isEqualTo(10_001);
    assertThat(ApiClient.scan(lines.get(10_000).path("short_url").textValue()).header("Location"))
        .isEqualTo("https://example.com/new");
  }

  /** The last code is named four times, so that there are enough. */
  private static String patchOf(List<JsonNode> lines) {
    var items = new StringBuilder();
    for (JsonNode line : lines) {
      String id = line.has("id") ? line.path("id").textValue() : lastId(lines);
      items.append(items.isEmpty() ? "" : ",").append("{\"id\":\"").append(id).append("\"}");
    }
    return "{\"codes\":[" + items + "],\"defaults\":{\"destination\":\"https://example.com/new\"}}";
  }

  private static String lastId(List<JsonNode> lines) {
    return lines.getLast().path("id").textValue();
  }

  @Test
  void aSeriesThatCanNotBeIsRefusedAtOnce() throws Exception {
    assertProblem("{\"count\":1,\"template\":{}}", "missing_field", "kind");
    assertProblem("{\"kind\":\"x\"}", "invalid_value", "kind");
    assertProblem(series("\"template\":{}"), "missing_field", "count");
    assertProblem(series("\"count\":2"), "missing_field", "template");
    assertProblem(series("\"count\":2,\"template\":7"), "wrong_type", "template");
    assertProblem(series("\"count\":1000001,\"template\":{}"), "invalid_value", "count");
    assertProblem(series("\"count\":2,\"colour\":1"), "unknown_field", "colour");
    assertProblem(
        series("\"count\":2,\"template\":{\"destination\":\"nowhere/{number}\"}"),
        "malformed_url",
        "template.destination");
    assertProblem(
        series(
            "\"count\":2,\"template\":{\"destination\":\"https://example.com\",\"key\":\"same\"}"),
        "invalid_value",
        "template.key");
    api.create("{\"destination\":\"https://example.com\",\"key\":\"taken-2\"}");
    assertProblem(
        series(
            "\"count\":2,\"template\":{\"destination\":\"https://example.com\",\"key\":\"taken-{number}\"}"),
        "key_taken",
        "template.key");
  }

  private static String series(String rest) {
    return "{\"kind\":\"create_codes\"," + rest + "}";
  }

  private static void assertProblem(String body, String code, String field) throws Exception {
    JsonNode problem = api.post("/api/v1/jobs", body).json();
    assertThat(problem.path("code").textValue()).as(problem.toString()).isEqualTo(code);
    assertThat(problem.path("field").textValue()).isEqualTo(field);
  }

  @Test
  void aJobThatIsCancelledKeepsWhatItDidAndDoesNoMore() throws Exception {
    Answer asked =
        api.post(
            "/api/v1/jobs",
            series(
                "\"count\":200000,\"template\":{\"destination\":\"https://example.com/c/{number}\"}"));
    String path = asked.header("Location");
    Answer early = api.get(path + "/result");
    assertThat(early.json().path("code").textValue()).isEqualTo("job_not_finished");
    assertThat(early.header("Retry-After")).isNotEmpty();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> api.get(path).json().path("done").intValue() > 0);
    JsonNode cancelled = api.post(path + "/cancel", "").json();
    assertThat(cancelled.path("state").textValue()).isEqualTo("cancelled");
    int done = cancelled.path("done").intValue();
    assertThat(done).isBetween(1, 199_999);
    JsonNode next =
        api.awaitEnd(
            api.post(
                "/api/v1/jobs",
                series("\"count\":1,\"template\":{\"destination\":\"https://example.com/next\"}")));
    assertThat(next.path("state").textValue()).isEqualTo("succeeded");
    assertThat(api.get(path).json().path("done").intValue()).isEqualTo(done);
    assertThat(result(cancelled)).hasSize(done);
    assertThat(api.post(path + "/cancel", "").json().path("state").textValue())
        .isEqualTo("cancelled");
  }

  @Test
  void jobsAreListedInPagesAndThoseOfNobodyAreNotFound() throws Exception {
    for (int i = 0; i < 2; i++) {
      api.awaitEnd(
          api.post(
              "/api/v1/jobs",
              series("\"count\":1,\"template\":{\"destination\":\"https://example.com/l\"}")));
    }
    JsonNode page = api.get("/api/v1/jobs?limit=1").json();
    assertThat(page.path("jobs")).hasSize(1);
    JsonNode second =
        api.get("/api/v1/jobs?limit=1&cursor=" + page.path("next_cursor").textValue()).json();
    assertThat(second.path("jobs").path(0).path("id").textValue())
        .isLessThan(page.path("jobs").path(0).path("id").textValue());
    for (String path : List.of("/api/v1/jobs/job_x", "/api/v1/jobs/job_x/result")) {
      assertThat(api.get(path).json().path("code").textValue()).isEqualTo("job_not_found");
    }
    assertThat(api.post("/api/v1/jobs/job_x/cancel", "").status()).isEqualTo(404);
  }

  private static List<JsonNode> result(JsonNode job) throws Exception {
    Answer result = api.get("/api/v1/jobs/" + job.path("id").textValue() + "/result");
    assertThat(result.header("Content-Type")).isEqualTo("application/x-ndjson");
    try (var rows = JSON.readerFor(JsonNode.class).<JsonNode>readValues(result.bytes())) {
      return rows.readAll();
    }
  }
}
