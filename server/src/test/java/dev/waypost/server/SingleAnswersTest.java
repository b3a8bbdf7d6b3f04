package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that are described for an operation and that no other test asks of that operation. */
class SingleAnswersTest {
  private static final String CODES = "/api/v1/codes";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"destination":"example.com"}                                         | malformed_url
          {"destination":"ftp://example.com"}                                   | unsupported_scheme
          {"destination":"https://a@example.com"}                               | unsafe_url
          {"destination":"https://example.com","content":{"kind":"url"}}        | conflicting_fields
          {"content":{"kind":"riddle"}}                                           | unknown_content_kind
          {"content":{"kind":"url"}}                                            | missing_field
          {"content":{"kind":"url","url":7}}                                    | wrong_type
          {"foreground_color":"red"}                                            | invalid_color
          {"foreground_color":"#fff"}                                           | low_contrast
          {"background_color":"#606060"}                                        | unscannable
          {"style":{"theme":"none"}}                                            | theme_not_found
          {"format":"bmp"}                                                      | unsupported_format
          {"format":"txt","style":{"module_shape":"dots"}}                      | style_not_supported
          {"size":63}                                                           | invalid_value
          {"key":"mine"}                                                        | fixed_field
          {"status":"draft"}                                                    | status_not_allowed
          """)
  void aWrongChangeIsRefused(String body, String code) throws Exception {
    JsonNode made = api.create("{\"destination\":\"https://example.com\"}");
    assertProblem(api.patch(path(made), body), code);
    assertThat(api.get(path(made)).json().path("revision").longValue()).isEqualTo(1);
  }

  @Test
  void aChangeToWhatIsTooLongOrLeadsBackIsRefused() throws Exception {
    JsonNode made = api.create("{\"destination\":\"https://example.com\"}");
    assertProblem(
        api.patch(path(made), destination("https://example.com/" + "x".repeat(2029))), "too_long");
    assertProblem(
        api.patch(path(made), destination(made.path("short_url").textValue())), "destination_loop");
    JsonNode fixed = api.create("{\"type\":\"static\",\"destination\":\"https://example.com\"}");
    assertProblem(
        api.patch(path(fixed), "{\"fallback\":\"https://example.com/f\"}"), "static_code");
  }

  @ParameterizedTest
  @CsvSource({
    "foreground_color=blue, invalid_color",
    "foreground_color=fff, low_contrast",
    "background_color=606060, unscannable",
    "size=9999, invalid_parameter",
  })
  void aWrongImageIsRefusedWithAndWithoutAKey(String query, String code) throws Exception {
    JsonNode made = api.create("{\"destination\":\"https://example.com\"}");
    assertProblem(api.get(path(made) + "/image.svg?" + query), code);
    assertProblem(api.get("/images/" + id(made) + ".svg?" + query), code);
  }

  @Test
  void whatAFormatCantCarryIsSaidWithAndWithoutAKey() throws Exception {
    JsonNode made = api.create("{\"destination\":\"https://example.com\"}");
    String query = "zpl?foreground_color=00f";
    assertProblem(api.get(path(made) + "/image." + query), "style_not_supported");
    assertProblem(api.get("/images/" + id(made) + "." + query), "style_not_supported");
  }

  @Test
  void anImageIsNotSentTwice() throws Exception {
    String image = path(api.create("{\"destination\":\"https://example.com\"}")) + "/image.svg";
    Answer again =
        ApiClient.send(api.request(image).header("If-None-Match", api.get(image).header("ETag")));
    assertThat(again.status()).isEqualTo(304);
    assertProblem(api.get(image.replace("svg", "bmp")), "unsupported_format");
    assertProblem(api.get("/images/x.bmp"), "unsupported_format");
  }

  @Test
  void whatIsNotThereIsSaidByEachCall() throws Exception {
    String nothing = CODES + "/code_00000000000000000000000000";
    assertProblem(api.patch(nothing, "{}"), "code_not_found");
    assertProblem(api.post(nothing + "/restore", "{}"), "code_not_found");
    assertProblem(api.get(nothing + "/history"), "code_not_found");
    assertProblem(api.get(nothing + "/analytics"), "code_not_found");
  }

  @Test
  void somebodyElsesChangeIsNotUndoneUnseen() throws Exception {
    String path = path(api.create("{\"destination\":\"https://example.com\"}"));
    for (var request :
        List.of(
            api.request(path).DELETE(),
            api.request(path + "/restore").POST(BodyPublishers.ofString("{\"revision\":1}")))) {
      assertProblem(ApiClient.send(request.header("If-Match", "\"7\"")), "revision_mismatch");
    }
    assertThat(api.get(path).status()).isEqualTo(200);
  }

  @Test
  void aListOfTagsIsTakenWhereOneOfThemIsThatOfTheCode() throws Exception {
    String path = path(api.create("{\"destination\":\"https://example.com\"}"));
    assertThat(named(path, "a", "\"7\", \"1\"").status()).isEqualTo(200);
    assertProblem(named(path, "b", "\"7\", \"1\""), "revision_mismatch");
    assertProblem(named(path, "b", "\"2\", 2"), "revision_mismatch");
    assertThat(named(path, "b", "*").status()).isEqualTo(200);
  }

  private static Answer named(String path, String name, String tags) throws Exception {
    return ApiClient.send(
        api.request(path)
            .header("If-Match", tags)
            .method("PATCH", BodyPublishers.ofString("{\"name\":\"" + name + "\"}")));
  }

  @Test
  void aCodeThatNobodyEditedIsNotSentTwice() throws Exception {
    String path = path(api.create("{\"destination\":\"https://example.com\"}"));
    String tag = api.get(path).header("ETag");
    Answer same = ApiClient.send(api.request(path).header("If-None-Match", tag));
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.header("ETag")).isEqualTo(tag);
    api.patch(path, "{\"name\":\"x\"}");
    assertThat(ApiClient.send(api.request(path).header("If-None-Match", tag)).status())
        .isEqualTo(200);
  }

  @Test
  void anUpsertTakesNoRevision() throws Exception {
    Answer refused =
        ApiClient.send(
            api.request(CODES + "/upsert")
                .header("If-Match", "\"1\"")
                .PUT(BodyPublishers.ofString("{\"destination\":\"https://example.com/u\"}")));
    assertProblem(refused, "revision_mismatch");
  }

  @Test
  void fewLargeImagesAreDrawnAtOnceForAnybody() throws Exception {
    String image =
        "/images/" + id(api.create("{\"destination\":\"https://example.com\"}")) + ".png?size=4096";
    try (var pool = Executors.newFixedThreadPool(16)) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            List<Callable<Answer>> calls = Collections.nCopies(16, () -> api.get(image));
            int turnedAway = 0;
            for (var call : pool.invokeAll(calls)) {
              Answer answer = call.get();
              if (answer.status() == 503) {
                assertThat(answer.header("Retry-After")).isNotEmpty();
                turnedAway++;
              } else {
                assertThat(answer.status()).isEqualTo(200);
              }
            }
            return turnedAway > 0 && turnedAway < 16;
          });
    }
  }

  @Test
  void aReasonThatIsTooLongIsRefused() throws Exception {
    String path = path(api.create("{\"destination\":\"https://example.com\"}"));
    String reason = "x".repeat(1001);
    assertProblem(api.delete(path + "?reason=" + reason), "invalid_value");
    assertProblem(
        api.post(path + "/restore", "{\"revision\":1,\"reason\":\"" + reason + "\"}"),
        "invalid_value");
  }

  @Test
  void allOrNothingOfSeveralChangesIsNothing() throws Exception {
    String id = id(api.create("{\"destination\":\"https://example.com\"}"));
    Answer refused =
        api.patch(
            CODES + "/bulk",
            "{\"codes\":[{\"id\":\"%s\",\"name\":\"a\"},{\"id\":\"x\"}],\"atomic\":true}"
                .formatted(id));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().at("/results/0/problem/code").asText()).isEqualTo("left_out");
    assertThat(api.get(CODES + "/" + id).json().path("name").isNull()).isTrue();
  }

  @Test
  void aCallForManyNamesOneAtLeast() throws Exception {
    assertProblem(api.post(CODES + "/bulk", "{\"codes\":[]}"), "invalid_value");
    assertProblem(api.patch(CODES + "/bulk", "{\"codes\":[]}"), "invalid_value");
    assertProblem(api.patch(CODES + "/bulk", "{}"), "missing_field");
  }

  @Test
  void whatHasBecomeOurOwnAddressIsNotBroughtBack(@TempDir Path own) throws Exception {
    String path;
    try (RunningWaypost first = RunningWaypost.start(own)) {
      path = path(first.client().create(destination("https://qr.example.com/menu")));
      assertThat(first.client().patch(path, destination("https://example.com")).status())
          .isEqualTo(200);
    }
    try (RunningWaypost second =
        RunningWaypost.start(own, "--short-url", "https://qr.example.com")) {
      assertProblem(
          second.client().post(path + "/restore", "{\"revision\":1}"), "destination_loop");
    }
  }

  @Test
  void aWorkspaceHasAThousandKeysAtMost(@TempDir Path own) throws Exception {
    try (RunningWaypost full = RunningWaypost.start(own)) {
      ApiClient admin = full.client();
      String body = "{\"name\":\"one of many\",\"scopes\":[\"codes:read\"]}";
      JsonNode last = admin.post("/api/v1/keys", body).json();
      for (int i = 2; i < 1000; i++) {
        assertThat(admin.post("/api/v1/keys", body).status()).isEqualTo(201);
      }
      assertProblem(admin.post("/api/v1/keys", body), "too_many_keys");
      assertProblem(
          admin.post("/api/v1/keys/" + id(last) + "/rotate", "{\"overlap_seconds\":60}"),
          "too_many_keys");
    }
  }

  private static String destination(String url) {
    return "{\"destination\":\"" + url + "\"}";
  }

  private static String id(JsonNode made) {
    return made.path("id").textValue();
  }

  private static String path(JsonNode made) {
    return CODES + "/" + id(made);
  }

  private static void assertProblem(Answer answer, String code) {
    assertThat(answer.json().path("code").asText()).as(answer.json().toString()).isEqualTo(code);
  }
}
