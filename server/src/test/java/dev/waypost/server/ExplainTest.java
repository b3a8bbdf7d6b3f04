package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pretended scan gets, and why, as an owner asks. */
class ExplainTest {
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

  @Test
  void everyRuleSaysWhyItDidOrDidNotFire() throws Exception {
    JsonNode code =
        api.create(
            """
            {"destination":"https://example.com","rules":[
              {"name":"phones","when":{"device":["phone","tablet"]},"then":{"destination":"https://example.com/phone"}},
              {"name":"german","when":{"language":"de","any":[{"country":"AT"},{"country":"DE"}]},"then":{"destination":"https://example.com/de"}},
              {"name":"rest","when":{},"then":{"page":{"text":"Hello"}}}]}\
            """);
    JsonNode explained =
        explain(
            code,
            "{\"device\":\"desktop\",\"language\":\"de-AT,en;q=0.5\",\"country\":\"DE\",\"time\":\"2031-01-01T00:00:00Z\"}");
    assertThat(explained.path("resolution").textValue()).isEqualTo("redirect");
    assertThat(explained.path("status_code").intValue()).isEqualTo(302);
    assertThat(explained.path("location").textValue()).isEqualTo("https://example.com/de");
    assertThat(explained.path("rule").textValue()).isEqualTo("german");
    assertThat(explained.path("variant").isNull()).isTrue();
    JsonNode steps = explained.path("steps");
    assertThat(steps.findValuesAsText("step"))
        .containsExactly("status", "expiry", "access", "rule", "rule", "rule");
    assertThat(steps.findValuesAsText("outcome"))
        .containsExactly("went_on", "went_on", "went_on", "went_on", "decided", "not_reached");
    assertThat(steps.path(3).path("reason").textValue())
        .isEqualTo("It does not hold: the device is desktop, not phone or tablet.");
    assertThat(steps.path(4).at("/when/parts/1/parts").findValuesAsText("holds"))
        .containsExactly("false", "true");
    assertThat(steps.path(4).at("/when/parts/0/had/0").textValue()).isEqualTo("de-AT");
    assertThat(steps.path(5).path("reason").textValue()).contains("It would hold.");

    JsonNode unknown = explain(code, "{}");
    assertThat(unknown.path("resolution").textValue()).isEqualTo("text");
    assertThat(unknown.path("text").textValue()).isEqualTo("Hello");
    assertThat(unknown.path("location").isNull()).isTrue();
    assertThat(unknown.at("/steps/4/reason").textValue())
        .isEqualTo("It does not hold: the preferred language is not known.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"os":"ios"}                                   | {"os":"windows"}                                   | the system is windows, not ios
          {"os_version":{"at_least":"16","below":"18"}}  | {"os_version":"15.1"}                              | the version of the system is 15.1, not at least 16 and below 18
          {"country":["DE","AT","CH"]}                   | {"country":"fr"}                                   | the country is FR, not DE, AT or CH
          {"region":"DE-BY"}                             | {"region":"DE-HH"}                                 | the region is DE-HH, not DE-BY
          {"date":{"from":"2031-01-01T00:00:00Z"}}       | {"time":"2030-01-01T00:00:00Z"}                    | the time is 2030-01-01T00:00:00Z, not from 2031-01-01T00:00:00Z
          {"time":{"zone":"UTC","weekdays":"monday","from":"08:00","until":"09:00"}} | {"time":"2030-01-01T10:00:00Z"} | in UTC it is tuesday 10:00, not 08:00 to 09:00 from monday on
          {"query":{"vip":true}}                         | {"query":"x=1"}                                    | the query has no parameter "vip"
          {"query":{"a":["1","2"]}}                      | {"query":"?a=3"}                                   | the parameter "a" is 3, not 1 or 2
          {"referrer":"instagram.com"}                   | {"referrer":"t.co"}                                | the referring host is t.co, not instagram.com
          {"scans":{"to":5}}                             | {"scan_number":6}                                  | this is scan 6, not 1 to 5
          {"scans":{"from":5}}                           | {}                                                 | this is scan 1, not 5 or later
          {"any":[{"os":"ios"},{"os":"android"}]}        | {"os":"linux"}                                     | none of its alternatives holds
          {"not":{"os":"ios"}}                           | {"os":"ios"}                                       | what must not hold does hold
          """)
  void reasonsAreGivenInWords(String when, String scan, String reason) throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"rules\":[{\"when\":%s,\"then\":{\"destination\":\"https://example.com/x\"}}]}"
                .formatted(when));
    assertThat(explain(code, scan).at("/steps/3/reason").textValue())
        .isEqualTo("It does not hold: " + reason + ".");
  }

  @Test
  void aVisitorKeepsAVariantAndAShare() throws Exception {
    JsonNode code =
        api.create(
            """
            {"destination":"https://example.com","rules":[{"when":{"share":50},"then":{"destination":"https://example.com/half"}}],
             "variants":[{"name":"A","destination":"https://example.com/a"},{"name":"B","destination":"https://example.com/b"}]}\
            """);
    int[] seen = new int[3];
    for (int i = 0; i < 60; i++) {
      String scan = "{\"visitor\":\"visitor " + i + "\"}";
      JsonNode first = explain(code, scan);
      assertThat(explain(code, scan)).isEqualTo(first);
      String variant = first.path("variant").asText();
      seen[variant.equals("A") ? 0 : variant.equals("B") ? 1 : 2]++;
    }
    assertThat(seen[0]).isPositive();
    assertThat(seen[1]).isPositive();
    assertThat(seen[2]).isBetween(10, 50);
    assertThat(explain(code, "{\"visitor\":\"x\"}").path("steps").toString()).contains("stands at");
  }

  @Test
  void nothingIsCounted() throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    explain(code, "{}");
    ApiClient.scan(code.path("short_url").textValue());
    assertThat(api.get(path(code)).json().path("scans").intValue()).isEqualTo(1);
    assertThat(api.get(path(code) + "/analytics").json().path("total").intValue()).isEqualTo(1);
  }

  @Test
  void statusExpiryAndFallbacksAreObeyed() throws Exception {
    String group = "explained/inner";
    JsonNode outer =
        api.post(
                "/api/v1/groups",
                "{\"path\":\"explained\",\"fallback\":\"https://example.com/group\"}")
            .json();
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"status\":\"draft\",\"group\":\"%s\"}"
                .formatted(group));
    JsonNode draft = explain(code, "{}");
    assertThat(draft.path("resolution").textValue()).isEqualTo("draft");
    assertThat(draft.path("status_code").intValue()).isEqualTo(404);
    assertThat(draft.at("/steps/0/outcome").textValue()).isEqualTo("decided");
    assertThat(draft.at("/steps/1/outcome").textValue()).isEqualTo("not_reached");

    api.patch(path(code), "{\"status\":\"active\",\"expires\":{\"at\":\"2031-01-01T00:00:00Z\"}}");
    assertLeads(explain(code, "{}"), "redirect", "https://example.com");
    JsonNode expired = explain(code, "{\"time\":\"2031-01-01T00:00:00Z\"}");
    assertLeads(expired, "expired_fallback", "https://example.com/group");
    assertThat(expired.path("steps").path(3).path("reason").textValue())
        .isEqualTo("It is that of its group, or of a group around it.");
    api.patch(path(code), "{\"fallback\":\"https://example.com/own\"}");
    assertLeads(
        explain(code, "{\"time\":\"2031-01-01T00:00:00Z\"}"),
        "expired_fallback",
        "https://example.com/own");

    api.patch(path(code), "{\"fallback\":null}");
    api.patch("/api/v1/groups/" + outer.path("id").textValue(), "{\"fallback\":null}");
    JsonNode closed = explain(code, "{\"time\":\"2031-01-01T00:00:00Z\"}");
    assertThat(closed.path("resolution").textValue()).isEqualTo("expired");
    assertThat(closed.path("status_code").intValue()).isEqualTo(410);
    assertThat(closed.path("location").isNull()).isTrue();

    String domain =
        "/api/v1/domains/" + api.get("/api/v1/domains").json().at("/domains/0/id").textValue();
    api.patch(domain, "{\"fallbacks\":{\"expired\":\"https://example.com/domain\"}}");
    assertLeads(
        explain(code, "{\"time\":\"2031-01-01T00:00:00Z\"}"),
        "expired_fallback",
        "https://example.com/domain");
    api.patch(domain, "{\"fallbacks\":{\"expired\":null}}");
  }

  @Test
  void gatesAskUntilTheyArePassed() throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"access\":{\"links\":\"signed\",\"minimum_age\":18,\"consent\":\"Yes?\"}}");
    assertThat(explain(code, "{}").path("resolution").textValue()).isEqualTo("link_refused");
    assertThat(explain(code, "{\"passed\":[\"signed_link\"]}").path("resolution").textValue())
        .isEqualTo("age");
    JsonNode consent = explain(code, "{\"passed\":[\"signed_link\",\"age\"]}");
    assertThat(consent.path("resolution").textValue()).isEqualTo("consent");
    assertThat(consent.path("text").textValue()).isEqualTo("Yes?");
    assertThat(consent.at("/steps/2/reason").textValue())
        .isEqualTo("The person is asked to agree to a text.");
    assertLeads(
        explain(code, "{\"passed\":[\"signed_link\",\"age\",\"consent\"]}"),
        "redirect",
        "https://example.com");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"time":"now"}                        | invalid_value | time
          {"device":"watch"}                    | invalid_value | device
          {"os_version":"17.x"}                 | invalid_value | os_version
          {"country":"XX"}                      | invalid_value | country
          {"country":"FR","region":"DE-BY"}     | invalid_value | region
          {"referrer":"https://t.co"}           | invalid_value | referrer
          {"scan_number":0}                     | invalid_value | scan_number
          {"bucket":"xyz"}                      | invalid_value | bucket
          {"bucket":"0","visitor":"x"}          | invalid_value | bucket
          {"draw":1}                            | invalid_value | draw
          {"passed":["captcha"]}                | invalid_value | passed[0]
          {"passed":"age"}                      | wrong_type    | passed
          {"agent":"x"}                         | unknown_field | agent
          """)
  void aScanThatCanNotBeIsRefused(String scan, String code, String field) throws Exception {
    JsonNode made = api.create("{\"destination\":\"https://example.com\"}");
    assertProblem(api.post(path(made) + "/explain", scan), 400, code, field);
  }

  @Test
  void onlyWhatTheKeyMaySeeIsExplained() throws Exception {
    JsonNode fixed = api.create("{\"type\":\"static\",\"destination\":\"https://example.com\"}");
    assertProblem(api.post(path(fixed) + "/explain", "{}"), 400, "static_code", null);
    assertProblem(
        api.post(CODES + "/code_" + "0".repeat(26) + "/explain", "{}"),
        404,
        "code_not_found",
        null);
    JsonNode code = api.create("{\"destination\":\"https://example.com\",\"group\":\"hidden\"}");
    api.post("/api/v1/groups", "{\"path\":\"elsewhere\"}");
    String key =
        api.post(
                "/api/v1/keys",
                "{\"name\":\"elsewhere\",\"scopes\":[\"codes:read\"],\"groups\":[\"elsewhere\"]}")
            .json()
            .path("key")
            .textValue();
    assertProblem(
        waypost.clientWith(key).post(path(code) + "/explain", "{}"), 404, "code_not_found", null);
  }

  private static void assertLeads(JsonNode explained, String resolution, String location) {
    assertThat(explained.path("resolution").textValue()).isEqualTo(resolution);
    assertThat(explained.path("location").textValue()).isEqualTo(location);
    assertThat(explained.path("status_code").intValue()).isEqualTo(302);
  }

  private static JsonNode explain(JsonNode code, String scan) throws Exception {
    Answer answer = api.post(path(code) + "/explain", scan);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer.json();
  }

  private static String path(JsonNode code) {
    return CODES + "/" + code.path("id").textValue();
  }
}
