package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What owners say about where a scan leads: given, shown, changed, brought back, refused. */
class PlanTest {
  private static final String CODES = "/api/v1/codes";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** As it is shown. */
  private static final String PLAN =
      """
      {"redirect":{"status_code":307,"utm":{"source":"poster"},"parameters":{"ref":"a b"},"pass_query":true},
       "rules":[
         {"name":"bavaria","when":{"device":["phone"],"region":["DE-BY"],"language":["de","pt-BR"],"query":{"vip":true},
            "any":[{"os":["ios"]},{"not":{"share":33.33}}]},"then":{"destination":"https://example.com/by"}},
         {"name":"night","when":{"time":{"zone":"Europe/Berlin","weekdays":["friday","saturday"],"from":"22:00","until":"02:00"}},
            "then":{"page":{"text":"Closed"}}},
         {"name":"app","when":{"os_version":{"at_least":"16.4"},"scans":{"from":1,"to":100}},
            "then":{"app":{"link":"shop://7","android_package":"com.example.shop","fallback":"https://example.com/app"}}},
         {"name":"split","when":{"country":["AT"],"date":{"until":"2031-01-01T00:00:00Z"},"referrer":["instagram.com"]},
            "then":{"variants":{"mode":"rotate","hold_out":10,"factors":[
              {"name":"page","options":[{"name":"A","weight":1,"destination":"https://example.com/a"}]},
              {"name":"tone","options":[{"name":"B","weight":2,"parameters":{"tone":"b"}}]}]}}}],
       "variants":{"mode":"sticky","hold_out":0,"options":[{"name":"A","weight":50,"destination":"https://example.com/v","parameters":{"v":"a"}}]},
       "schedule":[{"from":"2031-12-01T00:00:00Z","destination":"https://example.com/winter"}],
       "access":{"password":null,"minimum_age":18,"consent":"Yes?\\nNo?","links":"open"}}\
      """;

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
  void whatIsGivenIsShownAndSentBackChangesNothing() throws Exception {
    JsonNode code = create(plan().put("destination", "https://example.com"));
    assertShows(code, plan());
    assertShows(api.get(path(code)).json(), plan());
    assertThat(api.patch(path(code), plan().toString()).json()).isEqualTo(code);
    JsonNode plain = api.create("{\"destination\":\"https://example.com\"}");
    assertThat(plain.path("redirect").toString())
        .isEqualTo("{\"status_code\":302,\"utm\":{},\"parameters\":{},\"pass_query\":false}");
    assertThat(plain.path("rules")).isEmpty();
    assertThat(plain.path("variants").isNull()).isTrue();
    assertThat(plain.path("schedule")).isEmpty();
    assertThat(plain.path("access").toString())
        .isEqualTo("{\"password\":null,\"minimum_age\":null,\"consent\":null,\"links\":\"open\"}");
    assertThat(plain.path("warnings")).isEmpty();
  }

  @Test
  void aChangeMergesObjectsReplacesListsAndNullClears() throws Exception {
    JsonNode code = create(plan().put("destination", "https://example.com"));
    JsonNode changed =
        api.patch(
                path(code),
                """
                {"redirect":{"utm":{"medium":"print","source":null}},"schedule":[],"access":{"consent":null,"links":"signed"}}\
                """)
            .json();
    assertThat(changed.at("/redirect").toString())
        .isEqualTo(
            "{\"status_code\":307,\"utm\":{\"medium\":\"print\"},\"parameters\":{\"ref\":\"a b\"},\"pass_query\":true}");
    assertThat(changed.path("schedule")).isEmpty();
    assertThat(changed.path("rules")).isEqualTo(code.path("rules"));
    assertThat(changed.path("access").toString())
        .isEqualTo("{\"password\":null,\"minimum_age\":18,\"consent\":null,\"links\":\"signed\"}");
    JsonNode cleared =
        api.patch(
                path(code),
                "{\"redirect\":null,\"rules\":null,\"variants\":null,\"schedule\":null,\"access\":null}")
            .json();
    assertShows(cleared, api.create("{\"destination\":\"https://example.com\"}"));

    JsonNode restored = api.post(path(code) + "/restore", "{\"revision\":1}").json();
    assertShows(restored, plan());
    JsonNode history = api.get(path(code) + "/history").json().path("history");
    assertShows(history.path(3).path("after"), plan());
    assertThat(history.path(1).path("after").path("rules")).isEmpty();
  }

  @Test
  void anExpiryIsMergedByItsMembers() throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"expires\":{\"at\":\"2031-01-01T00:00:00Z\"}}");
    assertThat(code.path("expires").toString())
        .isEqualTo("{\"at\":\"2031-01-01T00:00:00Z\",\"after_scans\":null}");
    assertThat(
            api.patch(path(code), "{\"expires\":{\"after_scans\":5}}")
                .json()
                .path("expires")
                .toString())
        .isEqualTo("{\"at\":\"2031-01-01T00:00:00Z\",\"after_scans\":5}");
    assertThat(
            api.patch(path(code), "{\"expires\":{\"at\":null}}").json().path("expires").toString())
        .isEqualTo("{\"at\":null,\"after_scans\":5}");
    assertThat(
            api.patch(path(code), "{\"expires\":{\"after_scans\":null}}")
                .json()
                .path("expires")
                .isNull())
        .isTrue();
  }

  @Test
  void aCodeThatHasHadItsScansIsExpired() throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"expires\":{\"after_scans\":2},\"tags\":[\"counted\"]}");
    String shortUrl = code.path("short_url").textValue();
    ApiClient.scan(shortUrl);
    assertThat(api.get(path(code)).json().path("status").textValue()).isEqualTo("active");
    ApiClient.scan(shortUrl);
    JsonNode after = api.get(path(code)).json();
    assertThat(after.path("scans").intValue()).isEqualTo(2);
    assertThat(after.path("status").textValue()).isEqualTo("expired");
    assertThat(api.get(CODES + "?tag=counted&status=expired").json().path("codes")).hasSize(1);
    assertThat(api.get(CODES + "?tag=counted&status=active").json().path("codes")).isEmpty();
    assertThat(explain(code, "{}").path("resolution").textValue()).isEqualTo("expired");
    api.patch(path(code), "{\"expires\":{\"after_scans\":3}}");
    assertThat(explain(code, "{}").path("resolution").textValue()).isEqualTo("redirect");
    assertThat(api.get(CODES + "?tag=counted&status=active").json().path("codes")).hasSize(1);
  }

  @Test
  void aPasswordIsNeverShown() throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"access\":{\"password\":\"open sesame\"}}");
    assertThat(code.at("/access/password").booleanValue()).isTrue();
    assertThat(explain(code, "{}").path("resolution").textValue()).isEqualTo("password");
    long revision = code.path("revision").longValue();
    for (String same : new String[] {"true", "\"open sesame\""}) {
      JsonNode kept = api.patch(path(code), "{\"access\":{\"password\":" + same + "}}").json();
      assertThat(kept.path("revision").longValue()).isEqualTo(revision);
    }
    JsonNode other = api.patch(path(code), "{\"access\":{\"password\":\"simsim\"}}").json();
    assertThat(other.path("revision").longValue()).isEqualTo(revision + 1);
    String history = new String(api.get(path(code) + "/history").bytes(), StandardCharsets.UTF_8);
    assertThat(history).contains("\"password\":true").doesNotContain("sesame", "simsim", "pbkdf2");
    assertThat(api.patch(path(code), "{\"access\":null}").json().at("/access/password").isNull())
        .isTrue();
    assertProblem(
        api.patch(path(code), "{\"access\":{\"password\":true}}"),
        400,
        "invalid_value",
        "access.password");
  }

  @Test
  void passwordsStayOutOfTheFilesOfJobs() throws Exception {
    assertProblem(
        api.post(
            "/api/v1/jobs",
            "{\"kind\":\"create_codes\",\"count\":2,\"template\":{\"destination\":\"https://example.com/{number}\",\"access\":{\"password\":\"sesame\"}}}"),
        400,
        "invalid_value",
        "access.password");
    assertThat(api.get("/api/v1/jobs").json().path("jobs")).isEmpty();
  }

  @Test
  void aSeriesHasItsNumberInEveryRule() throws Exception {
    api.awaitEnd(
        api.post(
            "/api/v1/jobs",
            """
            {"kind":"create_codes","count":2,"first":7,"template":{"destination":"https://example.com/{number}","external_id":"series-{number}",
              "rules":[{"when":{"os":"ios"},"then":{"destination":"https://example.com/ios/{number}"}}],
              "schedule":[{"from":"2031-01-01T00:00:00Z","destination":"https://example.com/later/{number}"}]}}\
            """));
    JsonNode code = api.get(CODES + "/external:series-8").json();
    assertThat(code.at("/rules/0/then/destination").textValue())
        .isEqualTo("https://example.com/ios/8");
    assertThat(code.at("/schedule/0/destination").textValue())
        .isEqualTo("https://example.com/later/8");
    assertProblem(
        api.post(
            "/api/v1/jobs",
            "{\"kind\":\"create_codes\",\"count\":2,\"template\":{\"destination\":\"https://example.com/{number}\",\"rules\":[{\"when\":{\"os\":\"{number}\"},\"then\":{\"destination\":\"https://example.com\"}}]}}"),
        400,
        "invalid_value",
        "template.rules[0].when.os");
  }

  @Test
  void aRedirectThatMayBeRememberedIsWarnedOfWhereverTheCodeIsShown() throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"redirect\":{\"status_code\":301},\"tags\":[\"warned\"]}");
    assertWarned(code, "redirect.status_code");
    assertWarned(api.get(path(code)).json(), "redirect.status_code");
    assertWarned(api.patch(path(code), "{\"name\":\"x\"}").json(), "redirect.status_code");
    assertWarned(
        api.get(CODES + "?tag=warned").json().path("codes").path(0), "redirect.status_code");
    JsonNode bulk =
        api.post(
                CODES + "/bulk",
                "{\"codes\":[{\"destination\":\"https://example.com\",\"redirect\":{\"status_code\":308}}]}")
            .json();
    assertWarned(bulk.at("/results/0/code"), "redirect.status_code");
    JsonNode upserted =
        ApiClient.send(
                api.request(CODES + "/upsert")
                    .PUT(
                        BodyPublishers.ofString(
                            "{\"destination\":\"https://example.com/warned\",\"redirect\":{\"status_code\":301}}")))
            .json();
    assertWarned(upserted, "redirect.status_code");
    assertThat(
            api.patch(path(code), "{\"redirect\":{\"status_code\":307}}").json().path("warnings"))
        .isEmpty();
  }

  @Test
  void rulesThatNeverGetAScanAreWarnedOf() throws Exception {
    JsonNode code =
        api.create(
            """
            {"destination":"https://example.com","rules":[
              {"name":"over","when":{"date":{"until":"2020-01-01T00:00:00Z"}},"then":{"destination":"https://example.com/1"}},
              {"name":"germany","when":{"country":"DE"},"then":{"destination":"https://example.com/2"}},
              {"name":"bavaria","when":{"region":"DE-BY","country":"DE"},"then":{"destination":"https://example.com/3"}},
              {"name":"fine","when":{"country":"AT"},"then":{"destination":"https://example.com/4"}}]}\
            """);
    assertThat(code.path("warnings").findValuesAsText("field"))
        .containsExactly("rules[0]", "rules[2]");
    assertThat(code.at("/warnings/0/message").textValue()).contains("over", "never");
    assertThat(code.at("/warnings/1/message").textValue()).contains("bavaria", "germany");
    assertThat(api.get(path(code)).json().path("warnings")).isEqualTo(code.path("warnings"));
  }

  @Test
  void aTableTakesAndGivesAllOfIt() throws Exception {
    String table =
        """
        destination,external_id,redirect.status_code,redirect.utm.source,redirect.pass_query,redirect.parameters,expires.after_scans,access.minimum_age,rules
        https://example.com,table-1,307,poster,true,"{""ref"":""x""}",9,18,"[{""when"":{""os"":""ios""},""then"":{""destination"":""https://example.com/ios""}}]"
        """;
    JsonNode made = csv(CODES + "/csv", table).json();
    assertThat(made.path("succeeded").intValue()).as(made.toString()).isEqualTo(1);
    JsonNode code = api.get(CODES + "/external:table-1").json();
    assertThat(code.path("redirect").toString())
        .isEqualTo(
            "{\"status_code\":307,\"utm\":{\"source\":\"poster\"},\"parameters\":{\"ref\":\"x\"},\"pass_query\":true}");
    assertThat(code.at("/expires/after_scans").intValue()).isEqualTo(9);
    assertThat(code.at("/access/minimum_age").intValue()).isEqualTo(18);
    assertThat(code.at("/rules/0/when/os/0").textValue()).isEqualTo("ios");

    String given = new String(api.get(CODES + "/csv?q=table-1").bytes(), StandardCharsets.UTF_8);
    String all = new String(api.get(CODES + "/csv").bytes(), StandardCharsets.UTF_8);
    assertThat(given).startsWith("id,type");
    JsonNode back = csv(CODES + "/csv?mode=update&ignore_columns=true", all).json();
    assertThat(back.path("failed").intValue()).as(back.toString()).isZero();
    assertThat(api.get(CODES + "/external:table-1").json()).isEqualTo(code);

    JsonNode wrong =
        csv(
                CODES + "/csv",
                "destination,rules\nhttps://example.com,\"[{\"\"when\"\":{\"\"os\"\":\"\"x\"\"},\"\"then\"\":{}}]\"\nhttps://example.com,no json\n")
            .json();
    assertThat(wrong.at("/results/0/column").textValue()).isEqualTo("rules");
    assertThat(wrong.at("/results/0/problem/field").textValue()).isEqualTo("rules[0].when.os");
    assertThat(wrong.at("/results/1/problem/code").textValue()).isEqualTo("wrong_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "redirect":{"status_code":303}                                                          | invalid_value      | redirect.status_code
          "redirect":{"status":301}                                                               | unknown_field      | redirect.status
          "redirect":7                                                                            | wrong_type         | redirect
          "rules":[{"then":{"destination":"https://e.com"}}]                                      | missing_field      | rules[0].when
          "rules":[{"when":{},"then":{"destination":"e.com"}}]                                    | malformed_url      | rules[0].then.destination
          "rules":[{"when":{},"then":{"destination":"ftp://e.com"}}]                              | unsupported_scheme | rules[0].then.destination
          "rules":[{"when":{},"then":{"destination":"https://a@e.com"}}]                          | unsafe_url         | rules[0].then.destination
          "rules":[{"when":{},"then":{"app":{"link":"javascript:x","fallback":"https://e.com"}}}] | unsupported_scheme | rules[0].then.app.link
          "rules":[{"when":{},"then":{"app":{"link":"a://b","fallback":"javascript:x"}}}]         | unsupported_scheme | rules[0].then.app.fallback
          "rules":[{"when":{"any":[{},{"country":["DE","XX"]}]},"then":{"page":{"text":"x"}}}]    | invalid_value      | rules[0].when.any[1].country[1]
          "rules":[{"when":{"contry":"DE"},"then":{"page":{"text":"x"}}}]                         | unknown_field      | rules[0].when.contry
          "variants":[{"name":"A"}]                                                               | missing_field      | variants[0].destination
          "variants":[{"name":"A","parameters":{"x":null}}]                                       | wrong_type         | variants[0].parameters.x
          "variants":[{"name":"A","weight":1.5,"destination":"https://e.com"}]                    | wrong_type         | variants[0].weight
          "schedule":[{"from":"soon","destination":"https://e.com"}]                              | invalid_value      | schedule[0].from
          "access":{"password":"abc"}                                                             | invalid_value      | access.password
          "access":{"minimum_age":0}                                                              | invalid_value      | access.minimum_age
          "expires":{"after_scans":0}                                                             | invalid_value      | expires.after_scans
          "expires":{"scans":1}                                                                   | unknown_field      | expires.scans
          """)
  void whatCanNotBeIsRefusedByItsPath(String fields, String code, String field) throws Exception {
    assertProblem(
        api.post(CODES, "{\"destination\":\"https://example.com\"," + fields + "}"),
        400,
        code,
        field);
    JsonNode present = api.create("{\"destination\":\"https://example.com\"}");
    assertProblem(api.patch(path(present), "{" + fields + "}"), 400, code, field);
    JsonNode bulk =
        api.post(
                CODES + "/bulk",
                "{\"codes\":[{\"destination\":\"https://example.com\"," + fields + "}]}")
            .json();
    assertThat(bulk.at("/results/0/problem/field").textValue()).isEqualTo(field);
    assertThat(bulk.at("/results/0/problem/code").textValue()).isEqualTo(code);
  }

  @Test
  void noRuleLeadsBackToUsAndNoStaticCodeHasAny() throws Exception {
    String ours =
        api.create("{\"destination\":\"https://example.com\"}").path("short_url").textValue();
    String rule = "\"rules\":[{\"when\":{},\"then\":{\"destination\":\"%s\"}}]";
    assertProblem(
        api.post(CODES, "{\"destination\":\"https://e.com\"," + rule.formatted(ours) + "}"),
        400,
        "destination_loop",
        "rules[0].then.destination");
    assertProblem(
        api.post(
            CODES,
            "{\"type\":\"static\",\"destination\":\"https://e.com\","
                + rule.formatted("https://e.com/2")
                + "}"),
        400,
        "static_code",
        "rules");
    JsonNode fixed = api.create("{\"type\":\"static\",\"destination\":\"https://e.com\"}");
    assertProblem(
        api.patch(path(fixed), "{\"redirect\":{\"status_code\":301}}"),
        400,
        "static_code",
        "redirect");
  }

  private static void assertWarned(JsonNode code, String field) {
    assertThat(code.path("warnings").findValuesAsText("field")).containsExactly(field);
    assertThat(code.at("/warnings/0/message").textValue()).endsWith(".");
  }

  private static void assertShows(JsonNode code, JsonNode plan) {
    for (String field : new String[] {"redirect", "rules", "variants", "schedule", "access"}) {
      assertThat(code.path(field).toString()).as(field).isEqualTo(plan.path(field).toString());
    }
  }

  private static JsonNode explain(JsonNode code, String scan) throws Exception {
    Answer answer = api.post(path(code) + "/explain", scan);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
    return answer.json();
  }

  private static Answer csv(String path, String table) throws Exception {
    return ApiClient.send(
        api.request(path)
            .setHeader("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(table)));
  }

  private static JsonNode create(ObjectNode body) throws Exception {
    return api.create(body.toString());
  }

  private static ObjectNode plan() throws Exception {
    return (ObjectNode) JSON.readTree(PLAN);
  }

  private static String path(JsonNode code) {
    return CODES + "/" + code.path("id").textValue();
  }
}
