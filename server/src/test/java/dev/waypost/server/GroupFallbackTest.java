package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where scans of the codes in a group go that lead nowhere else. */
class GroupFallbackTest {
  private static final String CODES = "/api/v1/codes";
  private static final String GROUPS = "/api/v1/groups";

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
  void theNextScanGetsTheFallbackOfTheNearestGroupThatHasOne() throws Exception {
    JsonNode outer = group("{\"path\":\"outer\"}");
    JsonNode inner = group("{\"path\":\"outer/inner\"}");
    assertThat(outer.path("fallback").isNull()).isTrue();
    JsonNode code = paused("outer/inner");
    long revision = code.path("revision").longValue();
    assertThat(scan(code).status()).isEqualTo(503);

    JsonNode changed =
        api.patch(path(outer), "{\"fallback\":\"https://example.com/münchen\"}").json();
    assertThat(changed.path("fallback").textValue()).isEqualTo("https://example.com/münchen");
    assertThat(changed.path("path").textValue()).isEqualTo("outer");
    assertLeads(code, "https://example.com/m%C3%BCnchen");
    api.patch(path(inner), "{\"fallback\":\"https://example.com/inner\"}");
    assertLeads(code, "https://example.com/inner");
    api.patch(path(inner), "{\"fallback\":null}");
    assertLeads(code, "https://example.com/m%C3%BCnchen");
    assertThat(api.get(codePath(code)).json().path("revision").longValue())
        .as("no code was changed")
        .isEqualTo(revision);

    api.patch(codePath(code), "{\"group\":null}");
    assertThat(scan(code).status()).isEqualTo(503);
    api.patch(codePath(code), "{\"group\":\"outer\"}");
    assertLeads(code, "https://example.com/m%C3%BCnchen");
    api.patch(codePath(code), "{\"fallback\":\"https://example.com/own\"}");
    assertLeads(code, "https://example.com/own");
    api.patch(codePath(code), "{\"status\":\"active\"}");
    assertLeads(code, "https://example.com");
  }

  @Test
  void aGroupThatMovesTakesTheFallbackOfItsNewPlace() throws Exception {
    group("{\"path\":\"from\",\"fallback\":\"https://example.com/from\"}");
    group("{\"path\":\"to\",\"fallback\":\"https://example.com/to\"}");
    JsonNode moving = group("{\"path\":\"from/moving\"}");
    JsonNode code = paused("from/moving");
    assertLeads(code, "https://example.com/from");
    api.patch(path(moving), "{\"path\":\"to/moved\"}");
    assertLeads(code, "https://example.com/to");
    assertThat(api.patch(path(moving), "{}").json().path("path").textValue()).isEqualTo("to/moved");
    assertProblem(api.patch(path(moving), "{\"path\":null}"), 400, "wrong_type", "path");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "example.com"         | malformed_url
          "javascript:alert(1)" | unsupported_scheme
          "https://a@e.com"     | unsafe_url
          7                     | wrong_type
          """)
  void aFallbackIsCheckedLikeADestination(String fallback, String code) throws Exception {
    JsonNode group = group("{\"path\":\"checked-" + code + "\"}");
    assertProblem(
        api.post(GROUPS, "{\"path\":\"new-" + code + "\",\"fallback\":" + fallback + "}"),
        400,
        code,
        "fallback");
    assertProblem(api.patch(path(group), "{\"fallback\":" + fallback + "}"), 400, code, "fallback");
  }

  @Test
  void aFallbackIsNoneOfOurAddressesAndNotTooLong() throws Exception {
    String ours =
        api.create("{\"destination\":\"https://example.com\"}").path("short_url").textValue();
    JsonNode group = group("{\"path\":\"looping\"}");
    for (String[] refused :
        new String[][] {
          {ours, "destination_loop"}, {"https://e.com/" + "x".repeat(2100), "too_long"}
        }) {
      assertProblem(
          api.post(GROUPS, "{\"path\":\"refused\",\"fallback\":\"" + refused[0] + "\"}"),
          400,
          refused[1],
          "fallback");
      assertProblem(
          api.patch(path(group), "{\"fallback\":\"" + refused[0] + "\"}"),
          400,
          refused[1],
          "fallback");
    }
    assertThat(api.get(GROUPS + "/refused").status()).isEqualTo(404);
  }

  /** Two processes on one database, and a start anew. */
  @Test
  void whatAnotherProcessChangesComesAlong(@TempDir Path one, @TempDir Path two) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = "postgresql://postgres@localhost:" + server.getPort() + "/postgres";
      try (RunningWaypost first = RunningWaypost.start(one, "--database-url", url)) {
        JsonNode group =
            first
                .client()
                .post(GROUPS, "{\"path\":\"shared\",\"fallback\":\"https://example.com/1\"}")
                .json();
        JsonNode code =
            first
                .client()
                .create(
                    "{\"destination\":\"https://example.com\",\"group\":\"shared\",\"key\":\"shared\"}");
        first.client().patch(codePath(code), "{\"status\":\"paused\"}");
        try (RunningWaypost second =
            RunningWaypost.start(two, "--database-url", url, "--short-url", first.scanUrl())) {
          String there = second.scanUrl() + "/shared";
          assertThat(ApiClient.scan(there).header("Location")).isEqualTo("https://example.com/1");
          first.client().patch(path(group), "{\"fallback\":\"https://example.com/2\"}");
          Awaitility.await()
              .atMost(Duration.ofSeconds(20))
              .until(
                  () -> ApiClient.scan(there).header("Location").equals("https://example.com/2"));
        }
      }
    }
  }

  private static JsonNode group(String body) throws Exception {
    Answer answer = api.post(GROUPS, body);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer.json();
  }

  private static JsonNode paused(String group) throws Exception {
    JsonNode code =
        api.create("{\"destination\":\"https://example.com\",\"group\":\"" + group + "\"}");
    return api.patch(codePath(code), "{\"status\":\"paused\"}").json();
  }

  private static void assertLeads(JsonNode code, String location) throws Exception {
    Answer answer = scan(code);
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo(location);
  }

  private static Answer scan(JsonNode code) throws Exception {
    return ApiClient.scan(code.path("short_url").textValue());
  }

  private static String path(JsonNode group) {
    return GROUPS + "/" + group.path("id").textValue();
  }

  private static String codePath(JsonNode code) {
    return CODES + "/" + code.path("id").textValue();
  }
}
