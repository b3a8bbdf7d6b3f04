package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** QR for Agent's own calls, with only host and key replaced. */
class QrForAgentTest {
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

  /** The request as QR for Agent prints it, with its header for the key. */
  @Test
  void theirOwnExampleMakesACodeThatIsPointedElsewhere() throws Exception {
    Answer answer =
        theirs(
            "POST",
            "/api/qr",
            """
            { "type": "url", "data": { "url": "https://example.com/promo" },
              "options": { "dynamic": true, "name": "Spring Sale Campaign",
                "style": { "dotShape": "rounded", "gradient": { "type": "linear", "colors": ["#667eea", "#764ba2"] } } } }
            """);
    JsonNode code = answer.json();
    assertThat(answer.status()).as(code.toString()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/api/qr/" + id(code));
    assertThat(code.path("shortUrl").textValue()).startsWithIgnoringCase(waypost.shortUrl() + "/");
    assertThat(code.path("imageUrl").textValue())
        .isEqualTo(waypost.apiUrl() + "/images/" + id(code) + ".svg");
    assertThat(code.path("destination").textValue()).isEqualTo("https://example.com/promo");
    assertThat(code.path("name").textValue()).isEqualTo("Spring Sale Campaign");
    assertThat(code.path("scans").longValue()).isZero();
    assertThat(Instant.parse(code.path("createdAt").textValue())).isBeforeOrEqualTo(Instant.now());
    assertThat(code.has("warnings")).isFalse();

    byte[] image = open(code.path("imageUrl").textValue());
    assertThat(new String(image, StandardCharsets.UTF_8)).contains("linearGradient", "#764ba2");
    Answer png = api.get(path(code) + "/image?format=png");
    assertThat(SymbolReader.readPng(png.bytes())).isEqualTo(code.path("shortUrl").textValue());
    assertLeads(code, "https://example.com/promo");

    Answer changed =
        theirs(
            "PATCH",
            "/api/qr/" + id(code),
            """
            { "data": { "url": "https://example.com/summer-sale" } }
            """);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(id(changed.json())).isEqualTo(id(code));
    assertThat(changed.json().path("destination").textValue())
        .isEqualTo("https://example.com/summer-sale");
    assertThat(changed.json().path("shortUrl")).isEqualTo(code.path("shortUrl"));
    assertThat(open(code.path("imageUrl").textValue())).isEqualTo(image);
    assertLeads(code, "https://example.com/summer-sale");
    assertLeads(code, "https://example.com/summer-sale");
    assertThat(api.get("/api/qr/" + id(code)).json().path("scans").longValue()).isEqualTo(3);
    JsonNode report = api.get("/api/analytics/" + id(code)).json();
    assertThat(report.path("totalScans").longValue()).isEqualTo(3);
    assertThat(report.path("scansByDay")).hasSize(30);
    assertThat(report.at("/scansByDay/29/count").longValue()).isEqualTo(3);
    assertThat(report.at("/topDevices/0/deviceType").textValue()).isEqualTo("phone");
    assertThat(report.at("/topCountries/0/count").longValue()).isEqualTo(3);
  }

  @Test
  void aCodeIsStaticUnlessItIsAskedToBeDynamic() throws Exception {
    JsonNode code = create("{\"type\":\"url\",\"data\":{\"url\":\"https://example.com/fixed\"}}");
    assertThat(code.path("dynamic").booleanValue()).isFalse();
    assertThat(code.path("shortUrl").isNull()).isTrue();
    assertThat(code.has("warnings")).isFalse();
    assertThat(SymbolReader.readSvg(api.get(path(code) + "/image").bytes()))
        .isEqualTo("https://example.com/fixed");
    assertProblem(
        api.patch(path(code), "{\"data\":{\"url\":\"https://example.com/other\"}}"),
        409,
        "static_content_fixed",
        "data.url");
    assertProblem(
        api.patch(path(code), "{\"options\":{\"dynamic\":true}}"),
        409,
        "fixed_field",
        "options.dynamic");
    assertThat(api.patch(path(code), "{\"options\":{\"dynamic\":false}}").json()).isEqualTo(code);
    assertProblem(
        api.patch(path(code), "{\"expires_at\":\"2031-01-01T00:00:00Z\"}"),
        400,
        "static_code",
        "expires_at");
  }

  @Test
  void theFlatFormMakesADynamicCodeAndDrawsWhatItCan() throws Exception {
    JsonNode code =
        create(
            """
            {"target_url":"https://example.com","label":"My first QR","type":"url","format":"png","foreground_color":"#0B6B4F","background_color":"#fff","width":300,
             "margin":4,"error_correction":"H","dot_style":"dots","corner_style":"extra-rounded","logo_url":"https://example.com/l.png","logo_size":0.2,
             "gradient":{"type":"radial","colors":["#000","#111"],"angle":45.5},"frame_style":"banner_top","frame_text":"Scan me","frame_color":"#000",
             "frame_text_color":"#fff","expires_at":"2031-01-01T00:00:00Z"}\
            """);
    assertThat(code.path("dynamic").booleanValue()).isTrue();
    assertThat(code.path("name").textValue()).isEqualTo("My first QR");
    assertThat(code.path("format").textValue()).isEqualTo("png");
    assertThat(code.path("foregroundColor").textValue()).isEqualTo("#0b6b4f");
    assertThat(code.path("backgroundColor").textValue()).isEqualTo("#ffffff");
    assertThat(code.path("width").intValue()).isEqualTo(300);
    assertThat(code.path("margin").intValue()).isEqualTo(4);
    assertThat(code.path("errorCorrection").textValue()).isEqualTo("H");
    assertThat(code.path("expiresAt").textValue()).isEqualTo("2031-01-01T00:00:00Z");
    assertThat(code.path("warnings").findValuesAsText("field"))
        .containsExactlyInAnyOrder("logo_url", "logo_size");
    JsonNode style = api.get("/api/v1/codes/" + id(code)).json().path("style");
    assertThat(style.path("module_shape").textValue()).isEqualTo("dots");
    assertThat(style.path("finders").toString())
        .isEqualTo("{\"frame_shape\":\"extra_rounded\",\"ball_shape\":\"rounded\"}");
    assertThat(style.path("gradient").toString())
        .isEqualTo(
            "{\"type\":\"radial\",\"stops\":[{\"offset\":0.0,\"color\":\"#000000\"},{\"offset\":1.0,\"color\":\"#111111\"}]}");
    assertThat(style.path("frame").toString())
        .isEqualTo(
            "{\"shape\":\"banner_top\",\"text\":\"Scan me\",\"color\":\"#000000\",\"text_color\":\"#ffffff\"}");
    JsonNode changed =
        api.patch(
                path(code),
                "{\"target_url\":\"https://example.com/2\",\"label\":null,\"expires_at\":null,\"width\":200,\"dot_style\":\"square\",\"frame_style\":\"none\"}")
            .json();
    assertThat(changed.path("name").isNull()).isTrue();
    assertThat(changed.path("expiresAt").isNull()).isTrue();
    assertThat(changed.path("width").intValue()).isEqualTo(200);
    assertThat(changed.has("warnings")).isFalse();
    assertLeads(code, "https://example.com/2");
    JsonNode plainer = api.get("/api/v1/codes/" + id(code)).json().path("style");
    assertThat(plainer.path("module_shape").textValue()).isEqualTo("square");
    assertThat(plainer.path("frame").isNull()).isTrue();
    assertThat(plainer.path("gradient").isNull()).isFalse();
  }

  @Test
  void aShapeThatTheFormatCantCarryIsRefusedInAChangeToo() throws Exception {
    JsonNode code = create("{\"target_url\":\"https://example.com\",\"format\":\"txt\"}");
    assertProblem(
        api.patch(path(code), "{\"dot_style\":\"dots\"}"), 422, "style_not_supported", "format");
  }

  @Test
  void anImageHasTheirDefaultsAndTheFormatAskedFor() throws Exception {
    JsonNode code = create("{\"target_url\":\"https://example.com\"}");
    assertThat(code.path("width").intValue()).isEqualTo(400);
    assertThat(code.path("margin").intValue()).isEqualTo(2);
    assertThat(code.path("format").textValue()).isEqualTo("svg");
    Answer svg = api.get(path(code) + "/image");
    assertThat(svg.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(new String(svg.bytes(), StandardCharsets.UTF_8)).contains("width=\"400\"");
    Answer png = api.get(path(code) + "/image?format=png&size=500&margin=4");
    assertThat(SymbolReader.readPng(png.bytes())).isEqualTo(code.path("shortUrl").textValue());
    assertThat(png.header("Content-Disposition")).contains(id(code) + ".png");
    Answer same =
        ApiClient.send(
            api.request(path(code) + "/image").header("If-None-Match", svg.header("ETag")));
    assertThat(same.status()).isEqualTo(304);
    assertProblem(api.get(path(code) + "/image?format=gif"), 400, "unsupported_format", "format");
    assertProblem(
        api.get(path(code) + "/image?foreground_color=red"),
        400,
        "invalid_color",
        "foreground_color");
    assertProblem(
        api.get(path(code) + "/image?format=txt&foreground_color=00f"),
        422,
        "style_not_supported",
        "format");
    assertProblem(
        api.get(path(code) + "/image?foreground_color=fff"),
        422,
        "low_contrast",
        "foreground_color");
    assertProblem(
        api.get(path(code) + "/image?background_color=606060"), 422, "unscannable", "style");
  }

  @Test
  void codesAreListedAndDeleted() throws Exception {
    String first = id(create("{\"target_url\":\"https://example.com/first\"}"));
    String second = id(create("{\"target_url\":\"https://example.com/second\"}"));
    JsonNode page = api.get("/api/qr?limit=1").json();
    assertThat(page.at("/data/0/id").textValue()).isEqualTo(second);
    assertThat(page.path("offset").intValue()).isZero();
    String cursor = page.path("nextCursor").textValue();
    assertThat(api.get("/api/qr?limit=1&cursor=" + cursor).json().at("/data/0/id").textValue())
        .isEqualTo(first);
    assertThat(api.get("/api/qr?limit=1&offset=1").json().at("/data/0/id").textValue())
        .isEqualTo(first);

    Answer deleted = api.delete("/api/qr/" + second);
    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.json().toString()).isEqualTo("{\"id\":\"" + second + "\",\"deleted\":true}");
    for (Answer gone :
        new Answer[] {
          api.get("/api/qr/" + second),
          api.delete("/api/qr/" + second),
          api.patch("/api/qr/" + second, "{}"),
          api.get("/api/qr/" + second + "/image"),
          api.get("/api/analytics/" + second)
        }) {
      assertProblem(gone, 404, "code_not_found", null);
    }
  }

  @Test
  void aRepeatedCallMakesNoSecondCode() throws Exception {
    HttpRequest.Builder request =
        api.request("/api/qr")
            .header("Idempotency-Key", "theirs")
            .POST(BodyPublishers.ofString("{\"target_url\":\"https://example.com\"}"));
    Answer first = ApiClient.send(request);
    assertThat(ApiClient.send(request).bytes()).isEqualTo(first.bytes());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                                                           | 400 | missing_field      | data
          {"type":"url","data":{}}                                                                     | 400 | missing_field      | data.url
          {"type":"url","data":{"url":"https://e.com","title":"x"}}                                    | 400 | unknown_field      | data.title
          {"type":"menu","data":{}}                                                                    | 400 | invalid_value      | type
          {"target_url":"https://e.com","colour":"red"}                                                | 400 | unknown_field      | colour
          {"target_url":"https://e.com","colour":null}                                                 | 400 | unknown_field      | colour
          {"target_url":"https://e.com","options":{"dynamic":true,"shape":1}}                          | 400 | unknown_field      | options.shape
          {"target_url":"https://e.com","options":{"style":{"glow":1}}}                                | 400 | unknown_field      | options.style.glow
          {"target_url":"https://e.com","options":{"dynamic":"yes"}}                                   | 400 | wrong_type         | options.dynamic
          {"target_url":"https://e.com","data":null}                                                   | 400 | conflicting_fields | target_url
          {"target_url":7}                                                                             | 400 | wrong_type         | target_url
          {"target_url":"example.com"}                                                                 | 400 | malformed_url      | target_url
          {"data":{"url":"ftp://e.com"}}                                                               | 400 | unsupported_scheme | data.url
          {"target_url":"https://a@e.com"}                                                             | 400 | unsafe_url         | target_url
          {"target_url":"https://e.com","data":{"url":"https://e.com"}}                                | 400 | conflicting_fields | target_url
          {"target_url":"https://e.com","wifi_data":{"ssid":"x"}}                                      | 400 | conflicting_fields | wifi_data
          {"target_url":"https://e.com","label":"a","options":{"name":"b"}}                            | 400 | conflicting_fields | options.name
          {"target_url":"https://e.com","width":20}                                                    | 400 | invalid_value      | width
          {"target_url":"https://e.com","label":7}                                                     | 400 | wrong_type         | label
          {"target_url":"https://e.com","foreground_color":"red"}                                      | 400 | invalid_color      | foreground_color
          {"target_url":"https://e.com","foreground_color":"#fefefe"}                                  | 422 | low_contrast       | foreground_color
          {"target_url":"https://e.com","background_color":"#606060"}                                  | 422 | unscannable        | style
          {"target_url":"https://e.com","format":"txt","dot_style":"dots"}                             | 422 | style_not_supported | format
          {"target_url":"https://e.com","format":"bmp"}                                                | 400 | unsupported_format | format
          {"target_url":"https://e.com","dot_style":"stars"}                                           | 400 | invalid_value      | dot_style
          {"target_url":"https://e.com","gradient":{"kind":"linear"}}                                  | 400 | unknown_field      | gradient.kind
          {"target_url":"https://e.com","expires_at":"soon"}                                           | 400 | invalid_value      | expires_at
          {"data":{"url":"https://e.com"},"expires_at":"2031-01-01T00:00:00Z"}                         | 400 | static_code        | expires_at
          {"target_url":"https://e.com","redirect_rules":[{"condition":{}}]}                           | 400 | missing_field      | redirect_rules[0].condition.type
          {"target_url":"https://e.com","redirect_rules":{}}                                           | 400 | wrong_type         | redirect_rules
          {"target_url":"https://e.com","redirect_rules":[7]}                                          | 400 | wrong_type         | redirect_rules[0]
          {"target_url":"https://e.com","redirect_rules":[{"target_url":"https://e.com"}]}             | 400 | missing_field      | redirect_rules[0].conditions
          {"target_url":"https://e.com","redirect_rules":[{"when":{}}]}                                | 400 | unknown_field      | redirect_rules[0].when
          {"target_url":"https://e.com","redirect_rules":[{"condition":{"type":"os","value":"iOS"}}]}  | 400 | missing_field      | redirect_rules[0].target_url
          {"target_url":"https://e.com","redirect_rules":[{"condition":{"type":"os","value":"iOS"},"target_url":"x"}]} | 400 | malformed_url      | redirect_rules[0].target_url
          {"target_url":"https://e.com","redirect_rules":[{"condition":{"type":"os","value":"BeOS"},"target_url":"https://e.com"}]} | 400 | invalid_value      | redirect_rules[0].condition.value
          {"target_url":"https://e.com","redirect_rules":[{"conditions":[{"type":"os","value":"iOS"},{"type":"country","value":"XX"}],"target_url":"https://e.com"}]} | 400 | invalid_value      | redirect_rules[0].conditions[1].value
          {"target_url":"https://e.com","redirect_rules":[{"conditions":[{"type":"ab_split","value":{"percentage":120}}],"target_url":"https://e.com"}]} | 400 | invalid_value      | redirect_rules[0].conditions[0].value.percentage
          {"target_url":"https://e.com","redirect_rules":[{"conditions":[{"type":"time_range","value":{"start":"9:00","end":"17:00","timezone":"UTC"}}],"target_url":"https://e.com"}]} | 400 | invalid_value      | redirect_rules[0].conditions[0].value
          {"target_url":"https://e.com","redirect_rules":[{"conditions":[{"type":"browser","value":"x"}],"target_url":"https://e.com"}]} | 400 | invalid_value      | redirect_rules[0].conditions[0].type
          {"target_url":"https://e.com","scheduled_url":"https://e.com/2"}                             | 400 | missing_field      | scheduled_at
          {"target_url":"https://e.com","scheduled_at":"2031-01-01T00:00:00Z"}                         | 400 | missing_field      | scheduled_url
          {"target_url":"https://e.com","scheduled_url":"https://e.com/2","scheduled_at":"soon"}       | 400 | invalid_value      | scheduled_at
          {"target_url":"https://e.com","scheduled_url":"e.com","scheduled_at":"2031-01-01T00:00:00Z"} | 400 | malformed_url      | scheduled_url
          {"target_url":"https://e.com","utm_params":{"id":"x"}}                                       | 400 | unknown_field      | utm_params.id
          {"target_url":"https://e.com","utm_params":{"source":7}}                                     | 400 | wrong_type         | utm_params.source
          {"data":{"url":"https://e.com"},"utm_params":{"source":"x"}}                                 | 400 | static_code        | utm_params
          {"type":"app_store","data":{"ios_url":"https://e.com/ios"}}                                  | 422 | not_available      | data.ios_url
          """)
  void whatIsNotThereIsRefusedByTheirNameForIt(String body, int status, String code, String field)
      throws Exception {
    assertProblem(api.post("/api/qr", body), status, code, field);
    if (!code.equals("static_code") && !body.equals("{}")) {
      String dynamic = id(create("{\"target_url\":\"https://example.com\",\"type\":\"url\"}"));
      assertProblem(api.patch("/api/qr/" + dynamic, body), status, code, field);
    }
  }

  @Test
  void theirRulesLeadScansAsThere() throws Exception {
    JsonNode code =
        create(
            """
            {"target_url":"https://example.com/?a=1","redirect_rules":[
               {"conditions":[{"type":"device","value":"mobile"},{"type":"os","value":"Android"}],"target_url":"https://example.com/android"},
               {"condition":{"type":"time_range","value":{"start":"22:00","end":"05:59","timezone":"Europe/Paris"}},"target_url":"https://example.com/night"},
               {"conditions":[{"type":"ab_split","value":{"percentage":100}},{"type":"language","value":"fr"}],"target_url":"https://example.com/fr"}],
             "scheduled_url":"https://example.com/later","scheduled_at":"2031-06-01T00:00:00Z","utm_params":{"source":"poster","campaign":"spring"}}\
            """);
    assertThat(code.has("warnings")).isFalse();
    JsonNode ours = api.get("/api/v1/codes/" + id(code)).json();
    assertThat(ours.path("rules").toString())
        .isEqualTo(
            """
            [{"name":"rule-1","when":{"all":[{"device":["phone"]},{"os":["android"]}]},"then":{"destination":"https://example.com/android"}},\
            {"name":"rule-2","when":{"time":{"zone":"Europe/Paris","from":"22:00","until":"06:00"}},"then":{"destination":"https://example.com/night"}},\
            {"name":"rule-3","when":{"all":[{"share":100},{"language":["fr"]}]},"then":{"destination":"https://example.com/fr"}}]\
            """);
    assertThat(ours.path("schedule").toString())
        .isEqualTo(
            "[{\"from\":\"2031-06-01T00:00:00Z\",\"destination\":\"https://example.com/later\"}]");
    assertThat(ours.at("/redirect/utm").toString())
        .isEqualTo("{\"source\":\"poster\",\"campaign\":\"spring\"}");

    api.patch(
        path(code),
        "{\"redirect_rules\":null,\"scheduled_at\":null,\"utm_params\":{\"medium\":\"print\"}}");
    JsonNode cleared = api.get("/api/v1/codes/" + id(code)).json();
    assertThat(cleared.path("rules")).isEmpty();
    assertThat(cleared.path("schedule")).isEmpty();
    assertThat(cleared.at("/redirect/utm").toString()).isEqualTo("{\"medium\":\"print\"}");
    assertThat(api.patch(path(code), "{\"utm_params\":null}").status()).isEqualTo(200);
    assertThat(api.get("/api/v1/codes/" + id(code)).json().at("/redirect/utm")).isEmpty();
  }

  @Test
  void rulesThatNeverGetAScanAreWarnedOfInTheirWords() throws Exception {
    String rule =
        "{\"conditions\":[{\"type\":\"os\",\"value\":\"iOS\"}],\"target_url\":\"https://example.com/ios\"}";
    JsonNode code =
        create(
            "{\"target_url\":\"https://example.com\",\"frame_text\":\"Scan me\",\"redirect_rules\":["
                + rule
                + ","
                + rule
                + "]}");
    assertThat(code.path("warnings").findValuesAsText("field"))
        .containsExactly("frame_text", "redirect_rules[1]");
  }

  @Test
  void whatIsWrongWithAFrameIsToldEvenWhereNoneIsDrawn() throws Exception {
    for (String frame : java.util.List.of("", "\"frame_style\":\"none\",")) {
      String body =
          "{\"target_url\":\"https://example.com\"," + frame + "\"frame_text_color\":\"red\"}";
      assertProblem(api.post("/api/qr", body), 400, "invalid_color", "frame_text_color");
    }
  }

  @Test
  void whatAsksForNothingIsNoReasonToRefuse() throws Exception {
    JsonNode code =
        create(
            "{\"target_url\":\"https://example.com\",\"redirect_rules\":[],\"scheduled_url\":null,\"utm_params\":null,\"logo_url\":null,\"gradient\":null,\"label\":null,\"width\":null,\"expires_at\":null}");
    assertThat(code.has("warnings")).isFalse();
    assertThat(code.path("width").intValue()).isEqualTo(400);
  }

  @Test
  void ourOwnRulesHoldInTheirWords() throws Exception {
    String shortUrl =
        create("{\"target_url\":\"https://example.com\"}").path("shortUrl").textValue();
    assertProblem(
        api.post(
            "/api/qr", "{\"data\":{\"url\":\"" + shortUrl + "\"},\"options\":{\"dynamic\":true}}"),
        400,
        "destination_loop",
        "data.url");
    String code = id(create("{\"target_url\":\"https://example.com\"}"));
    assertProblem(
        api.patch("/api/qr/" + code, "{\"target_url\":\"" + shortUrl + "\"}"),
        400,
        "destination_loop",
        "target_url");
    assertProblem(
        api.post(
            "/api/qr", "{\"target_url\":\"https://e.com\",\"label\":\"" + "x".repeat(201) + "\"}"),
        400,
        "invalid_value",
        "label");
    String long2100 = "https://e.com/" + "x".repeat(2100);
    assertProblem(
        api.post("/api/qr", "{\"target_url\":\"" + long2100 + "\"}"),
        400,
        "too_long",
        "target_url");
    assertProblem(
        api.patch("/api/qr/" + code, "{\"target_url\":\"" + long2100 + "\"}"),
        400,
        "too_long",
        "target_url");
    String big = "{\"type\":\"text\",\"data\":{\"content\":\"" + "ü".repeat(1500) + "\"}}";
    assertProblem(api.post("/api/qr", big), 400, "content_too_long", "data.content");
    JsonNode large = create(big.replace("ü", "x").replace("}}", "},\"error_correction\":\"L\"}"));
    assertProblem(
        api.patch(path(large), "{\"error_correction\":\"H\"}"), 400, "content_too_long", "content");
    assertProblem(
        api.patch("/api/qr/" + code, "{\"type\":\"wifi\"}"), 400, "missing_field", "data");
  }

  private static JsonNode create(String body) throws Exception {
    Answer answer = api.post("/api/qr", body);
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
    return answer.json();
  }

  /** With the header that their callers send, and no other. */
  private static Answer theirs(String method, String path, String body) throws Exception {
    return ApiClient.send(
        HttpRequest.newBuilder(URI.create(waypost.apiUrl() + path))
            .header("X-API-Key", waypost.adminKey())
            .method(method, BodyPublishers.ofString(body)));
  }

  private static byte[] open(String url) throws Exception {
    return ApiClient.send(HttpRequest.newBuilder(URI.create(url))).bytes();
  }

  private static void assertLeads(JsonNode code, String destination) throws Exception {
    assertThat(ApiClient.scan(code.path("shortUrl").textValue()).header("Location"))
        .isEqualTo(destination);
  }

  private static String id(JsonNode code) {
    return code.path("id").textValue();
  }

  private static String path(JsonNode code) {
    return "/api/qr/" + id(code);
  }
}
