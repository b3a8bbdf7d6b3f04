package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes that can't be, by the calls that make them beside the one that makes a single code. */
class NewCodeRefusalsTest {
  private static final String JOBS = "/api/v1/jobs";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
    api.create(
        "{\"destination\":\"https://taken.example.com\",\"key\":\"taken\",\"external_id\":\"taken\"}");
    api.create(
        "{\"type\":\"static\",\"content\":{\"kind\":\"text\",\"text\":\"a\"},\"external_id\":\"static\"}");
    api.post("/api/v1/domains", "{\"host\":\"unproven.example.com\"}");
    api.post("/api/v1/groups", "{\"path\":\"mine\"}");
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
          {}                                                                            | missing_field
          {"destination":"nowhere"}                                                     | malformed_url
          {"destination":"ftp://example.com"}                                           | unsupported_scheme
          {"destination":"https://a@example.com"}                                       | unsafe_url
          {"destination":"SHORT/x"}                                                     | destination_loop
          {"destination":"https://example.com/LONG"}                                    | too_long
          {"destination":"https://example.com","content":{"kind":"text","text":"x"}}    | conflicting_fields
          {"content":{"kind":"riddle"}}                                                   | unknown_content_kind
          {"type":"static","destination":"https://example.com/FULL","error_correction":"H"} | content_too_long
          {"type":"static","destination":"https://example.com","key":"x"}               | static_code
          {"destination":"https://example.com","foreground_color":"red"}                | invalid_color
          {"destination":"https://example.com","foreground_color":"#fff"}               | low_contrast
          {"destination":"https://example.com","background_color":"#606060"}            | unscannable
          {"destination":"https://example.com","style":{"theme":"none"}}                | theme_not_found
          {"destination":"https://example.com","format":"bmp"}                          | unsupported_format
          {"destination":"https://example.com","format":"txt","foreground_color":"#00f"}| style_not_supported
          {"destination":"https://example.com","size":1}                                | invalid_value
          {"destination":"https://example.com","key":"a//b"}                            | invalid_key
          {"destination":"https://example.com","key":"robots.txt"}                      | reserved_key
          {"destination":"https://example.com","key":"taken"}                           | key_taken
          {"destination":"https://example.com","status":"paused"}                       | status_not_allowed
          {"destination":"https://example.com","domain":"nobodys.example.com"}          | unknown_domain
          {"destination":"https://example.com","domain":"unproven.example.com"}         | domain_not_verified
          {"destination":"https://example.com","group":"grp_00000000000000000000000000"}| group_not_found
          """)
  void whatCantBeIsRefusedByEachCallThatMakesIt(String code, String problem) throws Exception {
    String body =
        code.replace("SHORT", waypost.shortUrl())
            .replace("LONG", "x".repeat(3000))
            .replace("FULL", "x".repeat(2000));
    assertProblem(api.post(JOBS, series(1, body)), problem);
    assertProblem(upsert(api, body), problem);
    assertThat(api.get("/api/v1/codes").json().path("codes")).hasSize(2);
    assertThat(api.get(JOBS).json().path("jobs")).isEmpty();
  }

  @Test
  void whatIsStaticAlreadyStaysAsItIs() throws Exception {
    assertProblem(
        upsert(
            api,
            "{\"type\":\"static\",\"content\":{\"kind\":\"text\",\"text\":\"b\"},\"external_id\":\"static\"}"),
        "static_content_fixed");
  }

  @Test
  void anExternalIdOfAnotherCodeIsRefused() throws Exception {
    String taken = "{\"destination\":\"https://example.com\",\"external_id\":\"taken\"}";
    assertProblem(api.post(JOBS, series(1, taken)), "external_id_taken");
    assertProblem(upsert(limited(), taken), "external_id_taken");
    assertProblem(
        api.patch("/api/v1/codes/external:static", "{\"external_id\":\"taken\"}"),
        "external_id_taken");
    assertProblem(
        api.patch(
            "/api/v1/codes/external:static", "{\"group\":\"grp_00000000000000000000000000\"}"),
        "group_not_found");
  }

  @Test
  void aKeyMakesNothingOutsideOfItsGroups() throws Exception {
    String elsewhere = "{\"destination\":\"https://example.com\",\"group\":\"theirs\"}";
    assertProblem(limited().post(JOBS, series(1, elsewhere)), "group_not_allowed");
    assertProblem(upsert(limited(), elsewhere), "group_not_allowed");
    assertProblem(limited().post("/api/v1/groups", "{\"path\":\"theirs\"}"), "group_not_allowed");
    assertProblem(limited().delete("/api/v1/groups/mine"), "group_not_allowed");
  }

  private static ApiClient limited() throws Exception {
    JsonNode key =
        api.post(
                "/api/v1/keys",
                "{\"name\":\"limited\",\"scopes\":[\"codes:write\"],\"groups\":[\"mine\"]}")
            .json();
    return waypost.clientWith(key.path("key").textValue());
  }

  @Test
  void whatIsBeyondTheQuotaIsRefused(@TempDir Path own) throws Exception {
    try (RunningWaypost full = RunningWaypost.start(own, "--quota-codes", "1")) {
      ApiClient client = full.client();
      client.create("{\"destination\":\"https://example.com\"}");
      String another = "{\"destination\":\"https://example.com/2\"}";
      assertProblem(client.post(JOBS, series(1, another)), "quota_exceeded");
      assertProblem(upsert(client, another), "quota_exceeded");
    }
  }

  private static Answer upsert(ApiClient client, String body) throws Exception {
    return ApiClient.send(
        client.request("/api/v1/codes/upsert").PUT(BodyPublishers.ofString(body)));
  }

  private static String series(int count, String template) {
    return "{\"kind\":\"create_codes\",\"count\":%d,\"template\":%s}".formatted(count, template);
  }

  private static void assertProblem(Answer answer, String code) {
    assertThat(answer.json().path("code").asText()).as(answer.json().toString()).isEqualTo(code);
  }
}
