package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API over real sockets: what each call answers, and each documented error. */
class ApiTest {
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
  void aCreatedCodeHasEveryDocumentedProperty() throws Exception {
    Answer answer = api.post("/api/v1/codes", "{\"destination\":\"https://example.com/menu\"}");
    JsonNode code = answer.json();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/api/v1/codes/" + id(code));
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(id(code)).matches("code_[0-9a-z]{26}");
    assertThat(code.path("type").textValue()).isEqualTo("dynamic");
    assertThat(code.path("key").textValue()).matches("[0-9A-HJKMNP-TV-Z]{12}");
    assertThat(code.path("short_url").textValue())
        .isEqualTo(
            waypost.shortUrl().toUpperCase(java.util.Locale.ROOT)
                + "/"
                + code.path("key").textValue());
    assertThat(code.path("image_url").textValue())
        .isEqualTo(waypost.apiUrl() + "/images/" + id(code) + ".png");
    assertThat(code.path("content").toString())
        .isEqualTo("{\"kind\":\"url\",\"url\":\"https://example.com/menu\"}");
    assertThat(code.path("destination").textValue()).isEqualTo("https://example.com/menu");
    assertThat(code.path("domain").textValue()).isEqualTo("localhost");
    assertThat(code.path("status").textValue()).isEqualTo("active");
    assertThat(code.path("scans").longValue()).isZero();
    assertThat(code.path("created_at").textValue())
        .endsWith("Z")
        .isEqualTo(code.path("updated_at").textValue());
    assertThat(api.get(answer.header("Location")).json()).isEqualTo(code);
  }

  @Test
  void theSmartyTagsGuidesOwnCallsWork() throws Exception {
    JsonNode code =
        api.create(
            """
            {"destination":"https://yoursite.com/product/123","size":400,"format":"svg","foreground_color":"#000000","background_color":"#FFFFFF",
             "error_correction":"M","type":"dynamic","name":"Product 123 - Label QR"}\
            """);
    assertThat(code.path("image_url").textValue()).endsWith(".svg");
    assertThat(code.path("style").path("size").intValue()).isEqualTo(400);
    Answer image =
        ApiClient.send(
            api.request("/api/v1/codes")
                .header("Accept", "image/png")
                .POST(
                    BodyPublishers.ofString(
                        "{\"destination\":\"https://yoursite.com/product/123\",\"size\":400,\"format\":\"png\"}")));
    assertThat(image.status()).isEqualTo(201);
    assertThat(image.header("Content-Type")).isEqualTo("image/png");
    JsonNode stored = api.get(image.header("Location")).json();
    assertThat(id(stored)).isEqualTo(image.header("X-Code-Id"));
    assertThat(SymbolReader.readPng(image.bytes())).isEqualTo(stored.path("short_url").textValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not json                                                              | malformed_json       | 400 |
          {"destination":"https://e.com","destination":"https://f.com"}         | malformed_json       | 400 |
          {"destination":"https://e.com"} {}                                    | malformed_json       | 400 |
          ["https://e.com"]                                                     | wrong_type           | 400 |
          {"destination":7}                                                     | wrong_type           | 400 | destination
          {"colour":"#000"}                                                     | unknown_field        | 400 | colour
          {"destination":"https://e.com","style":{"colour":"#000"}}             | unknown_field        | 400 | style.colour
          {}                                                                    | missing_field        | 400 | destination
          {"content":{"url":"https://e.com"}}                                   | missing_field        | 400 | content.kind
          {"content":{"kind":"url"}}                                            | missing_field        | 400 | content.url
          {"content":{"kind":"riddle"}}                                           | unknown_content_kind | 400 | content.kind
          {"content":{"kind":"text","text":" "}}                                | invalid_value        | 400 | content.text
          {"destination":"https://e.com","content":{"kind":"text","text":"x"}}  | conflicting_fields   | 400 | destination
          {"destination":"example.com"}                                         | malformed_url        | 400 | destination
          {"destination":"https://a b.com"}                                     | malformed_url        | 400 | destination
          {"destination":"javascript:alert(1)"}                                 | unsupported_scheme   | 400 | destination
          {"destination":"ftp://e.com"}                                         | unsupported_scheme   | 400 | destination
          {"destination":"https://bank.com@evil.com"}                           | unsafe_url           | 400 | destination
          {"destination":"http://2130706433/"}                                  | unsafe_url           | 400 | destination
          {"destination":"https://e.com","fallback":"x"}                        | malformed_url        | 400 | fallback
          {"destination":"https://e.com","foreground_color":"red"}              | invalid_color        | 400 | foreground_color
          {"destination":"https://e.com","style":{"background_color":"#12345"}} | invalid_color        | 400 | style.background_color
          {"destination":"https://e.com","foreground_color":"#ffff00"}          | low_contrast         | 422 | foreground_color
          {"destination":"https://e.com","format":"jpg","background_color":"transparent"} | style_not_supported | 422 | format
          {"destination":"https://e.com","format":"bmp"}                        | unsupported_format   | 400 | format
          {"destination":"https://e.com","size":63}                             | invalid_value        | 400 | size
          {"destination":"https://e.com","size":1e99}                           | wrong_type           | 400 | size
          {"destination":"https://e.com","error_correction":"X"}                | invalid_value        | 400 | error_correction
          {"destination":"https://e.com","key":"a b"}                           | invalid_key          | 400 | key
          {"destination":"https://e.com","key":"robots.txt"}                    | reserved_key         | 400 | key
          {"destination":"https://e.com","key":"01/09506000134352"}             | reserved_key         | 400 | key
          {"destination":"https://e.com","type":"static","key":"mine"}          | static_code          | 400 | key
          {"destination":"https://e.com","type":"living"}                       | invalid_value        | 400 | type
          {"destination":"https://e.com","status":"retired"}                    | status_not_allowed   | 409 | status
          {"destination":"https://e.com","expires":{"at":"tomorrow"}}           | invalid_value        | 400 | expires.at
          {"destination":"https://e.com","expires":{}}                          | missing_field        | 400 | expires.at
          {"destination":"https://e.com","metadata":{"n":1E+360}}               | invalid_value        | 400 | metadata.n
          {"destination":"https://e.com","style":null}                          | wrong_type           | 400 | style
          """)
  void aWrongBodyIsRefusedWithItsCodeAndItsField(String body, String code, int status, String field)
      throws Exception {
    assertProblem(api.post("/api/v1/codes", body), status, code, field);
  }

  @Test
  void aDestinationThatLeadsBackToUsIsRefused() throws Exception {
    String shortUrl =
        api.create("{\"destination\":\"https://example.com\"}").path("short_url").textValue();
    assertProblem(
        api.post("/api/v1/codes", "{\"destination\":\"" + shortUrl + "\"}"),
        400,
        "destination_loop",
        "destination");
  }

  @Test
  void bodiesThatAreTooLongTooDeepOrNotTextAreRefused() throws Exception {
    String long2049 = "https://example.com/" + "x".repeat(2029);
    assertProblem(
        api.post("/api/v1/codes", "{\"destination\":\"" + long2049 + "\"}"),
        400,
        "too_long",
        "destination");
    assertProblem(
        api.post("/api/v1/codes", " ".repeat(1024 * 1024 + 1)), 413, "body_too_large", null);
    assertProblem(api.post("/api/v1/codes", "[".repeat(100_000)), 400, "malformed_json", null);
    assertProblem(
        api.post("/api/v1/codes", "{\"size\":" + "9".repeat(5000) + "}"),
        400,
        "malformed_json",
        null);
    assertProblem(api.post("/api/v1/codes", ""), 400, "malformed_json", null);
    byte[] notUtf8 = {
      '{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xC3, (byte) 0x28, '"', '}'
    };
    assertProblem(
        ApiClient.send(api.request("/api/v1/codes").POST(BodyPublishers.ofByteArray(notUtf8))),
        400,
        "malformed_json",
        null);
    assertProblem(
        api.post(
            "/api/v1/codes",
            "{\"type\":\"static\",\"content\":{\"kind\":\"text\",\"text\":\""
                + "ü".repeat(1500)
                + "\"}}"),
        400,
        "content_too_long",
        "content");
  }

  @Test
  void aCodeOnlyChangesWhereAPatchSaysSo() throws Exception {
    JsonNode before =
        api.create(
            "{\"destination\":\"https://example.com\",\"name\":\"A\",\"fallback\":\"https://example.com/f\",\"expires\":{\"at\":\"2031-01-01T00:00:00+01:00\"}}");
    assertThat(before.path("expires").path("at").textValue()).isEqualTo("2030-12-31T23:00:00Z");
    Answer renamed = api.patch(path(before), "{\"name\":\"B\",\"reason\":\"typo\"}");
    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.json().path("name").textValue()).isEqualTo("B");
    assertThat(renamed.json().path("fallback")).isEqualTo(before.path("fallback"));
    JsonNode cleared =
        api.patch(path(before), "{\"name\":null,\"fallback\":null,\"expires\":null}").json();
    assertThat(cleared.path("name").isNull()).isTrue();
    assertThat(cleared.path("fallback").isNull()).isTrue();
    assertThat(cleared.path("expires").isNull()).isTrue();
    assertThat(cleared.path("revision").longValue()).isEqualTo(3);
    assertThat(api.patch(path(before), "{\"name\":null}").json().path("revision").longValue())
        .isEqualTo(3);

    JsonNode history = api.get(path(before) + "/history").json().path("history");
    assertThat(history).hasSize(3);
    assertThat(history.path(1).path("reason").textValue()).isEqualTo("typo");
    assertThat(history.path(1).path("actor").textValue()).isEqualTo("key:admin");
    assertThat(history.path(1).path("before").path("name").textValue()).isEqualTo("A");
    assertThat(history.path(1).path("after").path("name").textValue()).isEqualTo("B");
    assertThat(history.path(2).path("before").isNull()).isTrue();
  }

  @Test
  void whatMayBeInPrintCanNotChange() throws Exception {
    JsonNode dynamic = api.create("{\"destination\":\"https://example.com\"}");
    assertProblem(api.patch(path(dynamic), "{\"key\":\"other\"}"), 409, "fixed_field", "key");
    assertProblem(api.patch(path(dynamic), "{\"type\":\"static\"}"), 409, "fixed_field", "type");
    assertProblem(
        api.patch(path(dynamic), "{\"status\":\"draft\"}"), 409, "status_not_allowed", "status");
    assertProblem(
        api.patch(path(dynamic), "{\"destination\":null}"), 400, "wrong_type", "destination");
    JsonNode fixed =
        api.create("{\"type\":\"static\",\"content\":{\"kind\":\"text\",\"text\":\"Grüße 世界\"}}");
    assertProblem(
        api.patch(path(fixed), "{\"content\":{\"kind\":\"text\",\"text\":\"else\"}}"),
        409,
        "static_content_fixed",
        "content");
    assertThat(api.patch(path(fixed), "{\"name\":\"renamed\"}").status()).isEqualTo(200);
  }

  @Test
  void aStaticCodeHoldsItsContentAndHasNoShortUrl() throws Exception {
    JsonNode code =
        api.create(
            "{\"type\":\"static\",\"content\":{\"kind\":\"text\",\"text\":\"Grüße, 世界 😀\"}}");
    assertThat(code.path("short_url").isNull()).isTrue();
    assertThat(code.path("key").isNull()).isTrue();
    assertThat(SymbolReader.readPng(api.get(path(code) + "/image.png").bytes()))
        .isEqualTo("Grüße, 世界 😀");
    JsonNode url =
        api.create("{\"type\":\"static\",\"destination\":\"https://example.com/static\"}");
    assertThat(SymbolReader.readSvg(api.get(path(url) + "/image.svg").bytes()))
        .isEqualTo("https://example.com/static");
  }

  @Test
  void aCustomKeyIsTakenOnceEvenIfReadAlike() throws Exception {
    JsonNode code =
        api.create("{\"destination\":\"https://example.com\",\"key\":\"qr/Model-x/setup\"}");
    assertThat(code.path("short_url").textValue()).endsWith("/qr/Model-x/setup");
    assertThat(ApiClient.scan(code.path("short_url").textValue()).status()).isEqualTo(302);
    assertProblem(
        api.post(
            "/api/v1/codes",
            "{\"destination\":\"https://example.com\",\"key\":\"QR/mode1-X/setup\"}"),
        409,
        "key_taken",
        "key");
  }

  @Test
  void aChangeOfWhatSomebodyElseHasChangedIsToldSo() throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    Answer first =
        ApiClient.send(
            api.request(path(code))
                .header("If-Match", "\"1\"")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"first\"}")));
    Answer second =
        ApiClient.send(
            api.request(path(code))
                .header("If-Match", "\"1\"")
                .method("PATCH", BodyPublishers.ofString("{\"name\":\"second\"}")));
    assertThat(first.header("ETag")).isEqualTo("\"2\"");
    assertProblem(second, 412, "revision_mismatch", null);
    assertThat(api.get(path(code)).json().path("name").textValue()).isEqualTo("first");
  }

  @Test
  void eachStatusGivesItsScanWhatTheDesignSays() throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\",\"status\":\"draft\"}");
    String shortUrl = code.path("short_url").textValue();
    assertPage(ApiClient.scan(shortUrl), 404, "Not live yet");
    api.patch(path(code), "{\"status\":\"active\"}");
    assertThat(ApiClient.scan(shortUrl).status()).isEqualTo(302);
    api.patch(path(code), "{\"status\":\"paused\"}");
    Answer paused = ApiClient.scan(shortUrl);
    assertPage(paused, 503, "Paused");
    assertThat(paused.header("Retry-After")).isNotEmpty();
    api.patch(path(code), "{\"status\":\"active\",\"expires\":{\"at\":\"2020-01-01T00:00:00Z\"}}");
    assertPage(ApiClient.scan(shortUrl), 410, "No longer active");
    assertThat(api.get(path(code)).json().path("status").textValue()).isEqualTo("expired");
    api.patch(path(code), "{\"fallback\":\"https://example.com/over\"}");
    assertThat(ApiClient.scan(shortUrl).header("Location")).isEqualTo("https://example.com/over");
    for (String status : List.of("archived", "retired")) {
      api.patch(path(code), "{\"fallback\":null,\"expires\":null,\"status\":\"" + status + "\"}");
      assertPage(ApiClient.scan(shortUrl), 410, "No longer in use");
    }
  }

  @Test
  void aDynamicTextIsShownAsItIsAndCanChange() throws Exception {
    JsonNode code =
        api.create(
            "{\"content\":{\"kind\":\"text\",\"text\":\"<script>alert(1)</script>\\nsecond line\"}}");
    Answer shown = ApiClient.scan(code.path("short_url").textValue());
    assertThat(shown.status()).isEqualTo(200);
    assertThat(text(shown))
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;\nsecond line")
        .doesNotContain("<script");
    assertThat(shown.header("Content-Security-Policy")).contains("default-src 'none'");
    api.patch(path(code), "{\"destination\":\"https://example.com/now-a-page\"}");
    assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
        .isEqualTo("https://example.com/now-a-page");
  }

  @Test
  void aDeletedCodeIsGoneFromTheApiAndItsScansAreTold() throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\",\"key\":\"deleted-one\"}");
    Answer deleted = api.delete(path(code) + "?reason=wrong%20print");
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.bytes()).isEmpty();
    assertProblem(api.get(path(code)), 404, "code_not_found", null);
    assertProblem(api.delete(path(code)), 404, "code_not_found", null);
    assertProblem(api.get(path(code) + "/image.png"), 404, "code_not_found", null);
    assertThat(
            ApiClient.send(HttpRequest.newBuilder(URI.create(code.path("image_url").textValue())))
                .status())
        .isEqualTo(404);
    assertPage(ApiClient.scan(code.path("short_url").textValue()), 410, "No longer in use");
    assertProblem(
        api.post(
            "/api/v1/codes", "{\"destination\":\"https://example.com\",\"key\":\"deleted-one\"}"),
        409,
        "key_taken",
        "key");
    JsonNode last = api.get(path(code) + "/history").json().path("history").path(0);
    assertThat(last.path("action").textValue()).isEqualTo("deleted");
    assertThat(last.path("reason").textValue()).isEqualTo("wrong print");
    assertThat(api.get("/api/v1/codes?status=deleted").json().path("codes").findValuesAsText("id"))
        .contains(id(code));
  }

  @Test
  void aListIsPagedNewestFirstAndCompleteWhileCodesAreMade(@TempDir Path own) throws Exception {
    try (RunningWaypost fresh = RunningWaypost.start(own)) {
      ApiClient client = fresh.client();
      List<String> made = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        made.addFirst(id(client.create("{\"destination\":\"https://example.com/" + i + "\"}")));
        Thread.sleep(2); // ids sort by their millisecond
      }
      List<String> listed = new ArrayList<>();
      String cursor = "";
      do {
        Answer answer = client.get("/api/v1/codes?limit=10" + cursor);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode page = answer.json();
        listed.addAll(page.path("codes").findValuesAsText("id"));
        cursor =
            page.path("next_cursor").isNull()
                ? ""
                : "&cursor=" + page.path("next_cursor").textValue();
        client.create("{\"destination\":\"https://example.com/meanwhile\"}");
      } while (!cursor.isEmpty());
      assertThat(listed).isEqualTo(made);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/codes?limit=0, invalid_parameter, limit",
    "/api/v1/codes?limit=ten, invalid_parameter, limit",
    "/api/v1/codes?limit=1&limit=2, invalid_parameter, limit",
    "/api/v1/codes?cursor=%21%21, invalid_parameter, cursor",
    "/api/v1/codes?cursor=YWJj, invalid_parameter, cursor",
    "/api/v1/codes?status=gone, invalid_parameter, status",
    "/api/v1/codes?page=2, unknown_parameter, page",
    "/health/live?x=1, unknown_parameter, x",
  })
  void aWrongQueryParameterIsNamed(String path, String code, String field) throws Exception {
    assertProblem(api.get(path), 400, code, field);
  }

  @Test
  void imagesHaveTheSizeAndTheColoursAskedForAndSaySoWhenTheyCanNot() throws Exception {
    JsonNode code =
        api.create("{\"destination\":\"https://example.com\",\"foreground_color\":\"#0b6b4f\"}");
    var image =
        javax.imageio.ImageIO.read(
            new java.io.ByteArrayInputStream(
                api.get(path(code) + "/image.png?size=300&margin=2&background_color=ffeedd")
                    .bytes()));
    assertThat(image.getWidth()).isEqualTo(300);
    assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFEEDD);
    Answer svg = api.get(path(code) + "/image.svg?size=300");
    assertThat(svg.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(text(svg)).contains("width=\"300\"").contains("#0b6b4f");
    assertProblem(api.get(path(code) + "/image.gif"), 400, "unsupported_format", "format");
    assertProblem(api.get(path(code) + "/image.png?size=9999"), 400, "invalid_parameter", "size");
    assertProblem(
        api.get(path(code) + "/image.png?size=64&margin=32"), 400, "invalid_parameter", "size");
    assertProblem(
        api.get(path(code) + "/image.png?foreground_color=blue"),
        400,
        "invalid_color",
        "foreground_color");
    assertProblem(
        api.get(path(code) + "/image.png?foreground_color=%23fefefe"),
        422,
        "low_contrast",
        "foreground_color");
  }

  @Test
  void aPublicImageNeedsNoKeyAndIsNotSentTwice() throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(code.path("image_url").textValue()));
    Answer first = ApiClient.send(request);
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=300");
    Answer again = ApiClient.send(request.header("If-None-Match", first.header("ETag")));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.bytes()).isEmpty();
    assertThat(
            ApiClient.send(
                    HttpRequest.newBuilder(
                        URI.create(
                            waypost.apiUrl() + "/images/code_00000000000000000000000000.png")))
                .status())
        .isEqualTo(404);
  }

  @Test
  void everyOperationButThePublicOnesNeedsAKey() throws Exception {
    String id = id(api.create("{\"destination\":\"https://example.com\"}"));
    for (String path :
        List.of(
            "/api/v1/codes",
            "/api/v1/codes/" + id,
            "/api/v1/codes/" + id + "/history",
            "/api/v1/codes/" + id + "/image.png",
            "/api/v1/codes/" + id + "/analytics")) {
      Answer none = ApiClient.send(HttpRequest.newBuilder(URI.create(waypost.apiUrl() + path)));
      assertProblem(none, 401, "unauthorized", null);
      assertThat(none.header("WWW-Authenticate")).startsWith("Bearer");
    }
    String key = waypost.adminKey();
    String otherSecret =
        key.substring(0, 25) + (key.charAt(25) == '0' ? '1' : '0') + key.substring(26);
    for (String wrong :
        List.of(
            "", "x", "wp_live_", otherSecret, key + "0", key.toUpperCase(java.util.Locale.ROOT))) {
      assertProblem(waypost.clientWith(wrong).get("/api/v1/codes"), 401, "unauthorized", null);
    }
    Answer byHeader =
        ApiClient.send(
            HttpRequest.newBuilder(URI.create(waypost.apiUrl() + "/api/v1/codes"))
                .header("X-API-Key", key));
    assertThat(byHeader.status()).isEqualTo(200);
  }

  @Test
  void whatIsNotThereIsToldApartFromWhatIsNotAllowed() throws Exception {
    assertProblem(api.get("/api/v1/nothing"), 404, "not_found", null);
    assertProblem(
        api.get("/api/v1/codes/code_00000000000000000000000000"), 404, "code_not_found", null);
    assertProblem(api.get("/api/v1/codes/1"), 404, "code_not_found", null);
    Answer put = ApiClient.send(api.request("/api/v1/codes").PUT(BodyPublishers.ofString("{}")));
    assertProblem(put, 405, "method_not_allowed", null);
    assertThat(put.header("Allow")).isEqualTo("GET, HEAD, POST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start=2026-13-01",
        "end=yesterday",
        "tz=Mars/Olympus",
        "start=2026-03-02&end=2026-03-01",
        "start=1900-01-01&end=2026-01-01",
        "end=%2B999999999-12-31T23:59:59-18:00"
      })
  void aReportOfAnImpossibleTimeIsRefused(String query) throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    assertThat(api.get(path(code) + "/analytics?" + query).json().path("code").textValue())
        .isEqualTo("invalid_parameter");
  }

  @Test
  void aReportCoversTheDaysAskedForAndPeopleAlone() throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    String shortUrl = code.path("short_url").textValue();
    ApiClient.scan(shortUrl);
    ApiClient.scan(
        shortUrl,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36");
    ApiClient.scan(shortUrl, "WhatsApp/2.23.20.0");
    ApiClient.send(
        HttpRequest.newBuilder(ApiClient.scanUri(shortUrl))
            .method("HEAD", BodyPublishers.noBody()));

    JsonNode report = api.get(path(code) + "/analytics?tz=Europe/Berlin").json();
    assertThat(report.path("total").longValue()).isEqualTo(2);
    assertThat(report.path("visitors").longValue()).isEqualTo(2);
    assertThat(report.path("bots").longValue()).isEqualTo(1);
    assertThat(report.path("tz").textValue()).isEqualTo("Europe/Berlin");
    assertThat(report.path("per_day")).hasSize(30);
    assertThat(report.path("per_device").findValuesAsText("device"))
        .containsExactly("desktop", "phone");
    assertThat(report.path("country_source").textValue()).contains("DB-IP");
    assertThat(api.get(path(code)).json().path("scans").longValue()).isEqualTo(2);
    JsonNode past = api.get(path(code) + "/analytics?start=2026-03-01&end=2026-03-08").json();
    assertThat(past.path("total").longValue()).isZero();
    assertThat(past.path("per_day")).hasSize(8);
  }

  @Test
  void theStartPageAndTheHealthAreOpenToAll() throws Exception {
    Answer page = ApiClient.send(HttpRequest.newBuilder(URI.create(waypost.apiUrl() + "/")));
    assertPage(page, 200, "Waypost runs here");
    assertThat(text(page)).contains(waypost.apiUrl() + "/api/v1").contains("DB-IP");
    assertThat(
            ApiClient.send(HttpRequest.newBuilder(URI.create(waypost.apiUrl() + "/health/live")))
                .json()
                .path("status")
                .textValue())
        .isEqualTo("live");
    JsonNode ready =
        ApiClient.send(HttpRequest.newBuilder(URI.create(waypost.apiUrl() + "/health/ready")))
            .json();
    assertThat(ready.path("status").textValue()).isEqualTo("ready");
    assertThat(ready.path("scan_log").path("state").textValue()).isEqualTo("healthy");
  }

  @Test
  void whatCanNotBeDrawnIsNotStored() throws Exception {
    long before = countAll();
    assertProblem(
        api.post("/api/v1/codes", "{\"destination\":\"https://e.com\",\"size\":64,\"margin\":32}"),
        400,
        "invalid_value",
        "size");
    Answer image =
        ApiClient.send(
            api.request("/api/v1/codes")
                .header("Accept", "image/png")
                .POST(
                    BodyPublishers.ofString(
                        "{\"destination\":\"https://e.com\",\"size\":64,\"margin\":32}")));
    assertProblem(image, 400, "invalid_value", "size");
    assertThat(countAll()).isEqualTo(before);

    JsonNode fixed =
        api.create(
            "{\"type\":\"static\",\"content\":{\"kind\":\"text\",\"text\":\""
                + "x".repeat(2500)
                + "\"},\"error_correction\":\"L\"}");
    assertProblem(
        api.patch(path(fixed), "{\"error_correction\":\"H\"}"), 400, "content_too_long", "content");
    assertThat(api.get(path(fixed) + "/image.svg").status()).isEqualTo(200);
  }

  private static long countAll() throws Exception {
    JsonNode page = api.get("/api/v1/codes?limit=100").json();
    assertThat(page.path("next_cursor").isNull())
        .as("one page holds the codes of these tests")
        .isTrue();
    return page.path("codes").size();
  }

  @Test
  void whatCanBeReadCanBeAskedAboutWithHead() throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    for (String path :
        List.of(
            "/",
            "/health/live",
            "/health/ready",
            path(code),
            path(code) + "/image.png",
            "/images/" + id(code) + ".svg")) {
      Answer get = api.get(path);
      Answer head = ApiClient.send(api.request(path).method("HEAD", BodyPublishers.noBody()));
      assertThat(head.status()).as(path).isEqualTo(200);
      assertThat(head.bytes()).isEmpty();
      if (!path.startsWith("/health")) { // what it says changes from one moment to the next
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
      }
    }
  }

  @Test
  void aBodyIsReadAsJsonWhateverItsContentTypeSays() throws Exception {
    String body =
        "{\"destination\":\"https://example.com/100%25?\",\"name\":\"100 % "
            + "a&b=".repeat(40)
            + "\",\"fallback\":\"https://example.com/"
            + "f".repeat(1500)
            + "\"}";
    for (String type :
        List.of(
            "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain")) {
      var request =
          HttpRequest.newBuilder(URI.create(waypost.apiUrl() + "/api/v1/codes"))
              .header("X-API-Key", waypost.adminKey())
              .header("Content-Type", type);
      assertThat(ApiClient.send(request.POST(BodyPublishers.ofString(body))).status())
          .as(type)
          .isEqualTo(201);
      assertThat(ApiClient.send(request.method("GET", BodyPublishers.ofString(body))).status())
          .as(type)
          .isEqualTo(200);
    }
  }

  @Test
  void aRequestThatCanNotBeReadIsToldSo() throws Exception {
    assertThat(raw("GET /?x=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("malformed_request");
    assertThat(
            raw(
                "GET /api/v1/codes?limit=%zz HTTP/1.1\r\nHost: localhost\r\nX-API-Key: "
                    + waypost.adminKey()
                    + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("malformed_request");
    assertThat(raw("GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .contains(" 414 ")
        .contains("uri_too_long");
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"))
        .contains(" 431 ")
        .contains("headers_too_large");
  }

  private static String raw(String request) throws Exception {
    URI uri = URI.create(waypost.apiUrl());
    try (var socket = new java.net.Socket(uri.getHost(), uri.getPort())) {
      socket.setSoTimeout(10_000);
      socket
          .getOutputStream()
          .write(request.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      return new String(
          socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  @Test
  void editsWithoutAConditionAllSucceedHoweverManyComeAtOnce() throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    try (var executor = java.util.concurrent.Executors.newFixedThreadPool(20)) {
      List<java.util.concurrent.Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        String body = "{\"name\":\"" + i + "\"}";
        answers.add(executor.submit(() -> api.patch(path(code), body)));
      }
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    }
    assertThat(api.get(path(code)).json().path("revision").longValue()).isEqualTo(61);
  }

  private static String id(JsonNode code) {
    return code.path("id").textValue();
  }

  private static String path(JsonNode code) {
    return "/api/v1/codes/" + id(code);
  }

  private static String text(Answer answer) {
    return new String(answer.bytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void assertPage(Answer answer, int status, String words) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(text(answer)).contains(words);
  }

  private static void assertProblem(
      Answer answer, int status, String code, @org.jspecify.annotations.Nullable String field) {
    JsonNode problem = answer.json();
    assertThat(answer.status()).as(problem.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.path("status").intValue()).isEqualTo(status);
    assertThat(problem.path("code").textValue()).isEqualTo(code);
    assertThat(problem.path("type").textValue()).isEqualTo("urn:waypost:problem:" + code);
    assertThat(problem.path("title").textValue()).isNotEmpty();
    assertThat(problem.path("detail").textValue())
        .isNotEmpty()
        .doesNotContain("Exception", "dev.waypost", "com.fasterxml");
    assertThat(problem.path("field").textValue()).isEqualTo(field);
  }
}
