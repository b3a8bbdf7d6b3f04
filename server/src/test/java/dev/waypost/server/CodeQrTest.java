package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls of CodeQR's model. */
class CodeQrTest {
  private static final String CODES = "/api/qrcodes";

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
  void onlyTheUrlIsNeededAndEveryPropertyIsAnswered() throws Exception {
    Answer answer = api.post(CODES, "{\"url\":\"https://example.com\"}");
    JsonNode code = answer.json();
    assertThat(answer.status()).as(code.toString()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo(path(code));
    assertThat(code.properties().stream().map(java.util.Map.Entry::getKey))
        .contains(
            "id",
            "url",
            "shortLink",
            "domain",
            "key",
            "image",
            "bgColor",
            "fgColor",
            "size",
            "level",
            "showLogo",
            "scans",
            "createdAt",
            "updatedAt");
    assertThat(code.path("url").textValue()).isEqualTo("https://example.com");
    assertThat(code.path("bgColor").textValue()).isEqualTo("#ffffff");
    assertThat(code.path("level").textValue()).isEqualTo("M");
    assertThat(code.path("showLogo").booleanValue()).isFalse();
    assertThat(code.path("shortLink").textValue()).endsWith("/" + code.path("key").textValue());
    assertThat(code.path("image").textValue())
        .isEqualTo(waypost.apiUrl() + "/images/" + code.path("id").textValue() + ".png");
    assertThat(api.get(path(code)).json()).isEqualTo(code);
  }

  @Test
  void aCodeIsChangedByItsIdAndTheNextScanSeesIt() throws Exception {
    JsonNode code = create("{\"url\":\"https://example.com/old\",\"title\":\"Old\"}");
    byte[] image = api.get("/images/" + code.path("id").textValue() + ".png").bytes();
    Answer changed = api.patch(path(code), "{\"url\":\"https://example.com/new\",\"title\":null}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("url").textValue()).isEqualTo("https://example.com/new");
    assertThat(changed.json().path("title").isNull()).isTrue();
    assertThat(api.get("/images/" + code.path("id").textValue() + ".png").bytes()).isEqualTo(image);
    assertThat(ApiClient.scan(code.path("shortLink").textValue()).header("Location"))
        .isEqualTo("https://example.com/new");
    assertThat(api.get(path(code)).json().path("scans").longValue()).isOne();
  }

  @Test
  void anUpsertFindsTheCodeOfItsUrl() throws Exception {
    String body = "{\"url\":\"https://example.com/upsert\",\"title\":\"%s\",\"externalId\":\"%s\"}";
    Answer made = upsert(body.formatted("One", "u-1"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(path(made.json()));
    Answer same = upsert(body.formatted("One", "u-1"));
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.json()).isEqualTo(made.json());
    JsonNode changed = upsert(body.formatted("Two", "u-2")).json();
    assertThat(changed.path("id")).isEqualTo(made.json().path("id"));
    assertThat(changed.path("title").textValue()).isEqualTo("Two");
    assertThat(changed.path("externalId").textValue()).isEqualTo("u-2");
    assertProblem(
        upsert("{\"url\":\"https://example.com/upsert\",\"key\":\"mine\"}"),
        409,
        "fixed_field",
        "key");
    create("{\"url\":\"https://example.com/other\",\"externalId\":\"u-3\"}");
    assertProblem(upsert(body.formatted("Two", "u-3")), 409, "external_id_taken", "externalId");
  }

  @Test
  void whatTheirClientSendsIsMapped() throws Exception {
    JsonNode code =
        create(
            """
            {"url":"https://example.com/all","type":"url","key":"all/of-it","title":"Menu","description":"Of the day","comments":"on every table\\nand door","externalId":"menu-1",
             "tagIds":["menu","vip"],"bgColor":"#FFF","fgColor":"#0B6B4F","size":600,"level":"Q","showLogo":true,"expiresAt":"2031-01-01T00:00:00Z","archived":false,
             "rules":[],"password":null,"trackConversion":false}\
            """);
    assertThat(code.path("warnings").findValuesAsText("field")).containsExactly("showLogo");
    assertThat(code.path("key").textValue()).isEqualTo("all/of-it");
    JsonNode ours = api.get("/api/v1/codes/external:menu-1").json();
    assertThat(ours.path("name").textValue()).isEqualTo("Menu");
    assertThat(ours.at("/metadata/description").textValue()).isEqualTo("Of the day");
    assertThat(ours.path("notes").textValue()).isEqualTo("on every table\nand door");
    assertThat(ours.path("tags").toString()).isEqualTo("[\"menu\",\"vip\"]");
    assertThat(ours.at("/style/size").intValue()).isEqualTo(600);
    assertThat(ours.at("/style/error_correction").textValue()).isEqualTo("Q");
    assertThat(ours.at("/expires/at").textValue()).isEqualTo("2031-01-01T00:00:00Z");
    JsonNode cleared =
        api.patch(
                path(code),
                "{\"description\":null,\"comments\":null,\"externalId\":null,\"tagIds\":null,\"expiresAt\":null}")
            .json();
    for (String name : new String[] {"description", "comments", "externalId", "expiresAt"}) {
      assertThat(cleared.path(name).isNull()).as(name).isTrue();
    }
    assertThat(cleared.path("tagIds")).isEmpty();
  }

  @Test
  void theirRulesLeadScansAsThere() throws Exception {
    JsonNode code =
        create(
            """
            {"url":"https://example.com/ruled","password":"open sesame","rules":[
               {"attribute":"device","operator":"equals","value":"Mac OS","url":"https://example.com/mac"},
               {"attribute":"device","operator":"equals","value":"mobile","url":"https://example.com/phone"},
               {"attribute":"utm_source","operator":"not_equals","value":"poster","url":"https://example.com/other"},
               {"attribute":"continent","operator":"equals","value":"SA","url":"https://example.com/south"},
               {"split":[{"url":"https://example.com/a","weight":70},{"url":"https://example.com/b","weight":30}]}]}\
            """);
    JsonNode ours = api.get("/api/v1/codes/" + code.path("id").textValue()).json();
    assertThat(ours.at("/access/password").booleanValue()).isTrue();
    assertThat(ours.path("rules").toString())
        .isEqualTo(
            """
            [{"name":"rule-1","when":{"os":["macos"]},"then":{"destination":"https://example.com/mac"}},\
            {"name":"rule-2","when":{"device":["phone"]},"then":{"destination":"https://example.com/phone"}},\
            {"name":"rule-3","when":{"not":{"query":{"utm_source":["poster"]}}},"then":{"destination":"https://example.com/other"}},\
            {"name":"rule-4","when":{"any":[{"country":["AR","BO","BR","CL","CO","EC","FK","GF","GY","PE","PY","SR","UY","VE"]}]},\
            "then":{"destination":"https://example.com/south"}},\
            {"name":"rule-5","when":{},"then":{"variants":{"mode":"sticky","hold_out":0,"options":[\
            {"name":"A","weight":70,"destination":"https://example.com/a"},{"name":"B","weight":30,"destination":"https://example.com/b"}]}}}]\
            """);
    api.patch(path(code), "{\"rules\":null,\"password\":null}");
    JsonNode cleared = api.get("/api/v1/codes/" + code.path("id").textValue()).json();
    assertThat(cleared.path("rules")).isEmpty();
    assertThat(cleared.at("/access/password").isNull()).isTrue();
  }

  @Test
  void rulesThatNeverGetAScanAreWarnedOf() throws Exception {
    JsonNode code =
        create(
            """
            {"url":"https://example.com/hidden","rules":[
               {"url":"https://example.com/all"},
               {"attribute":"country","operator":"equals","value":"FR","url":"https://example.com/fr"}]}\
            """);
    assertThat(code.path("warnings").findValuesAsText("field")).containsExactly("rules[1]");
  }

  @Test
  void everyCountryLiesInOneContinent() throws Exception {
    StringBuilder rules = new StringBuilder();
    for (String continent : new String[] {"AF", "AN", "AS", "EU", "NA", "OC", "SA"}) {
      rules.append(rules.isEmpty() ? "" : ",");
      rules.append(
          "{\"attribute\":\"continent\",\"operator\":\"equals\",\"value\":\"%s\",\"url\":\"https://e.com\"}"
              .formatted(continent));
    }
    JsonNode code = create("{\"url\":\"https://example.com/world\",\"rules\":[" + rules + "]}");
    List<String> countries = new ArrayList<>();
    api.get("/api/v1/codes/" + code.path("id").textValue())
        .json()
        .path("rules")
        .findValues("country")
        .forEach(list -> list.forEach(country -> countries.add(country.textValue())));
    List<String> all = new ArrayList<>(List.of(Locale.getISOCountries()));
    all.add("XK");
    assertThat(countries).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void anArchivedCodeComesBackAndAPausedOneStaysPaused() throws Exception {
    JsonNode code = create("{\"url\":\"https://example.com/archive\"}");
    assertThat(api.patch(path(code), "{\"archived\":true}").json().path("archived").booleanValue())
        .isTrue();
    assertThat(ApiClient.scan(code.path("shortLink").textValue()).status()).isEqualTo(410);
    JsonNode back = upsert("{\"url\":\"https://example.com/archive\",\"archived\":false}").json();
    assertThat(back.path("id")).isEqualTo(code.path("id"));
    assertThat(back.path("archived").booleanValue()).isFalse();
    assertThat(ApiClient.scan(code.path("shortLink").textValue()).status()).isEqualTo(302);
    api.patch("/api/v1/codes/" + code.path("id").textValue(), "{\"status\":\"paused\"}");
    api.patch(path(code), "{\"archived\":false}");
    assertThat(
            api.get("/api/v1/codes/" + code.path("id").textValue())
                .json()
                .path("status")
                .textValue())
        .isEqualTo("paused");
    assertProblem(
        api.post(CODES, "{\"url\":\"https://e.com\",\"archived\":true}"),
        409,
        "status_not_allowed",
        "archived");
    assertProblem(
        upsert("{\"url\":\"https://e.com/new\",\"archived\":true}"),
        409,
        "status_not_allowed",
        "archived");
  }

  @Test
  void codesAreListedNewestFirst() throws Exception {
    JsonNode first = create("{\"url\":\"https://example.com/1\"}");
    JsonNode second = create("{\"url\":\"https://example.com/2\"}");
    JsonNode page = api.get(CODES + "?limit=1").json();
    assertThat(page.path("qrcodes").path(0)).isEqualTo(second);
    assertThat(
            api.get(CODES + "?limit=1&cursor=" + page.path("nextCursor").textValue())
                .json()
                .path("qrcodes")
                .path(0))
        .isEqualTo(first);
    assertProblem(api.get(CODES + "/code_x"), 404, "code_not_found", null);
    assertProblem(api.patch(CODES + "/code_x", "{}"), 404, "code_not_found", null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"url":"x"}                                                     | 400 | malformed_url      | url
          {"url":"ftp://e.com"}                                           | 400 | unsupported_scheme | url
          {"url":"https://a@e.com"}                                       | 400 | unsafe_url         | url
          {"url":"https://e.com","image":"x"}                             | 400 | unknown_field      | image
          {"url":"https://e.com","fgColor":"red"}                         | 400 | invalid_color      | fgColor
          {"url":"https://e.com","fgColor":"#fefefe","bgColor":"#ffffff"} | 422 | low_contrast       | fgColor
          {"url":"https://e.com","bgColor":"#606060"}                     | 422 | unscannable        | style
          {"url":"https://e.com","size":1}                                | 400 | invalid_value      | size
          {"url":"https://e.com","level":"X"}                             | 400 | invalid_value      | level
          {"url":"https://e.com","tagIds":["a","A"]}                      | 400 | invalid_value      | tagIds
          {"url":"https://e.com","description":7}                         | 400 | wrong_type         | description
          {"url":"https://e.com","title":7}                               | 400 | wrong_type         | title
          {"url":"https://e.com","expiresAt":"soon"}                      | 400 | invalid_value      | expiresAt
          {"url":"https://e.com","type":"wifi"}                           | 422 | not_available      | type
          {"url":"https://e.com","type":"menu"}                           | 400 | invalid_value      | type
          {"url":"https://e.com","password":"abc"}                        | 400 | invalid_value      | password
          {"url":"https://e.com","password":7}                            | 400 | wrong_type         | password
          {"url":"https://e.com","trackConversion":true}                  | 422 | not_available      | trackConversion
          {"url":"https://e.com","rules":{}}                              | 400 | wrong_type         | rules
          {"url":"https://e.com","rules":[{"attribute":"device"}]}        | 400 | missing_field      | rules[0].operator
          {"url":"https://e.com","rules":[{"attribute":"browser"}]}       | 400 | invalid_value      | rules[0].attribute
          {"url":"https://e.com","rules":[{}]}                            | 400 | missing_field      | rules[0].url
          {"url":"https://e.com","rules":[{"url":"x"}]}                   | 400 | malformed_url      | rules[0].url
          {"url":"https://e.com","rules":[{"url":"https://e.com","split":[]}]} | 400 | conflicting_fields | rules[0].url
          {"url":"https://e.com","rules":[{"split":[{"url":"https://e.com","weight":100}]}]} | 400 | invalid_value | rules[0].split
          {"url":"https://e.com","rules":[{"split":[{"url":"https://e.com","weight":50},{"url":"https://e.com","weight":40}]}]} | 400 | invalid_value | rules[0].split
          {"url":"https://e.com","rules":[{"split":[{"url":"e.com","weight":50},{"url":"https://e.com","weight":50}]}]} | 400 | malformed_url | rules[0].split[0].url
          {"url":"https://e.com","rules":[{"split":[{"url":"https://e.com"}]}]} | 400 | missing_field | rules[0].split[0].weight
          {"url":"https://e.com","rules":[{"attribute":"city","operator":"equals","value":"Paris","url":"https://e.com"}]} | 422 | not_available | rules[0].attribute
          {"url":"https://e.com","rules":[{"attribute":"region","operator":"equals","value":"SP","url":"https://e.com"}]} | 400 | invalid_value | rules[0].value
          {"url":"https://e.com","rules":[{"attribute":"continent","operator":"equals","value":"Europe","url":"https://e.com"}]} | 400 | invalid_value | rules[0].value
          """)
  void whatIsNotThereIsRefusedByTheirNameForIt(String body, int status, String code, String field)
      throws Exception {
    assertProblem(api.post(CODES, body), status, code, field);
    assertProblem(upsert(body), status, code, field);
    JsonNode present = create("{\"url\":\"https://example.com/refusals\"}");
    assertProblem(api.patch(path(present), body), status, code, field);
  }

  @Test
  void ourOwnRulesHoldInTheirWords() throws Exception {
    JsonNode code =
        create("{\"url\":\"https://example.com/rules\",\"key\":\"taken\",\"externalId\":\"r-1\"}");
    String loop = "{\"url\":\"" + code.path("shortLink").textValue() + "\"}";
    String longUrl = "{\"url\":\"https://e.com/" + "x".repeat(2100) + "\"}";
    for (Answer answer :
        new Answer[] {api.post(CODES, loop), upsert(loop), api.patch(path(code), loop)}) {
      assertProblem(answer, 400, "destination_loop", "url");
    }
    for (Answer answer :
        new Answer[] {api.post(CODES, longUrl), upsert(longUrl), api.patch(path(code), longUrl)}) {
      assertProblem(answer, 400, "too_long", "url");
    }
    api.post("/api/v1/domains", "{\"host\":\"qr.example.net\"}");
    for (String[] refused :
        new String[][] {
          {"\"key\":\"taken\"", "409", "key_taken", "key"},
          {"\"key\":\"a b\"", "400", "invalid_key", "key"},
          {"\"key\":\"robots.txt\"", "400", "reserved_key", "key"},
          {"\"domain\":\"qr.example.org\"", "400", "unknown_domain", "domain"},
          {"\"domain\":\"qr.example.net\"", "409", "domain_not_verified", "domain"},
          {"\"domain\":\"a b\"", "400", "unknown_domain", "domain"},
          {"\"externalId\":\"r-1\"", "409", "external_id_taken", "externalId"}
        }) {
      String body = "{\"url\":\"https://e.com/unknown\"," + refused[0] + "}";
      int status = Integer.parseInt(refused[1]);
      assertProblem(api.post(CODES, body), status, refused[2], refused[3]);
      assertProblem(upsert(body), status, refused[2], refused[3]);
    }
    assertProblem(api.post(CODES, "{}"), 400, "missing_field", "url");
    assertProblem(upsert("{\"title\":\"x\"}"), 400, "missing_field", "url");
    assertProblem(api.patch(path(code), "{\"key\":\"other\"}"), 409, "fixed_field", "key");
    JsonNode other = create("{\"url\":\"https://example.com/rules-2\"}");
    assertProblem(
        api.patch(path(other), "{\"externalId\":\"r-1\"}"), 409, "external_id_taken", "externalId");
    String fixed =
        api.create("{\"type\":\"static\",\"destination\":\"https://example.com\"}")
            .path("id")
            .textValue();
    assertProblem(
        api.patch(CODES + "/" + fixed, "{\"url\":\"https://e.com\"}"),
        409,
        "static_content_fixed",
        "url");
    assertProblem(
        api.patch(CODES + "/" + fixed, "{\"expiresAt\":\"2031-01-01T00:00:00Z\"}"),
        400,
        "static_code",
        "expiresAt");
    String large =
        api.create(
                "{\"type\":\"static\",\"error_correction\":\"L\",\"content\":{\"kind\":\"text\",\"text\":\""
                    + "x".repeat(2000)
                    + "\"}}")
            .path("id")
            .textValue();
    assertProblem(
        api.patch(CODES + "/" + large, "{\"level\":\"H\"}"), 400, "content_too_long", "content");
  }

  @Test
  void aColorThatTheFormatOfTheCodeCantCarryIsRefused() throws Exception {
    String text =
        api.create("{\"destination\":\"https://e.com/terminal\",\"format\":\"txt\"}")
            .path("id")
            .textValue();
    assertProblem(
        api.patch(CODES + "/" + text, "{\"fgColor\":\"#00f\"}"),
        422,
        "style_not_supported",
        "format");
    assertProblem(
        upsert("{\"url\":\"https://e.com/terminal\",\"fgColor\":\"#00f\"}"),
        422,
        "style_not_supported",
        "format");
  }

  private static Answer upsert(String body) throws Exception {
    return ApiClient.send(api.request(CODES + "/upsert").PUT(BodyPublishers.ofString(body)));
  }

  private static JsonNode create(String body) throws Exception {
    Answer answer = api.post(CODES, body);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer.json();
  }

  private static String path(JsonNode code) {
    return CODES + "/" + code.path("id").textValue();
  }
}
