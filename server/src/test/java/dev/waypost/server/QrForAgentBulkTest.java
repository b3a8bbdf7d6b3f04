package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QR for Agent's calls on several codes. */
class QrForAgentBulkTest {
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
  void severalCodesAreMadeChangedAndDeleted() throws Exception {
    Answer made =
        api.post(
            "/api/qr/bulk",
            "{\"items\":[{\"target_url\":\"https://example.com/1\",\"label\":\"One\",\"logo_url\":\"https://example.com/l.png\"},{\"type\":\"wifi\",\"wifi_data\":{\"ssid\":\"Guests\",\"encryption\":\"nopass\"}}]}");
    JsonNode items = made.json().path("items");
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    assertThat(made.json().path("created").intValue()).isEqualTo(2);
    assertThat(items.path(0).path("name").textValue()).isEqualTo("One");
    assertThat(items.path(0).path("warnings")).hasSize(1);
    assertThat(items.path(1).path("type").textValue()).isEqualTo("wifi");
    String first = items.path(0).path("id").textValue();
    String second = items.path(1).path("id").textValue();

    JsonNode changed =
        api.patch(
                "/api/qr/bulk",
                "{\"items\":[{\"short_id\":\"%s\",\"target_url\":\"https://example.com/new\"},{\"id\":\"%s\",\"wifi_data\":{\"ssid\":\"x\",\"password\":\"y\"}},{\"id\":\"code_x\",\"label\":\"x\"},{\"id\":\"%s\",\"colour\":1}]}"
                    .formatted(first, second, first))
            .json();
    assertThat(changed.path("updated").intValue()).as(changed.toString()).isEqualTo(1);
    assertThat(changed.path("notFound").intValue()).isEqualTo(1);
    assertThat(changed.path("refused").intValue()).isEqualTo(2);
    assertThat(changed.at("/items/0/qr/destination").textValue())
        .isEqualTo("https://example.com/new");
    assertThat(changed.at("/items/1/problem/code").textValue()).isEqualTo("static_content_fixed");
    assertThat(changed.at("/items/1/problem/field").textValue()).isEqualTo("wifi_data");
    assertThat(changed.at("/items/2/status").textValue()).isEqualTo("not_found");
    assertThat(changed.at("/items/3/problem/code").textValue()).isEqualTo("unknown_field");
    assertThat(ApiClient.scan(items.path(0).path("shortUrl").textValue()).header("Location"))
        .isEqualTo("https://example.com/new");

    JsonNode deleted = delete("{\"short_ids\":[\"" + first + "\",\"code_x\"]}").json();
    assertThat(deleted.path("deleted").intValue()).isEqualTo(1);
    assertThat(deleted.path("notFound").intValue()).isEqualTo(1);
    assertThat(deleted.path("items").findValuesAsText("status"))
        .containsExactly("deleted", "not_found");
    assertThat(api.get("/api/qr/" + first).status()).isEqualTo(404);
    assertThat(delete("{\"ids\":[\"" + second + "\"]}").json().path("deleted").intValue()).isOne();
  }

  @Test
  void oneThatIsRefusedKeepsAllFromBeingMadeAndIsNamed() throws Exception {
    int before = api.get("/api/qr?limit=100").json().path("data").size();
    String good = "{\"target_url\":\"https://example.com\"}";
    assertRefused("{\"target_url\":\"nowhere\"}", 400, "malformed_url", "target_url", good);
    assertRefused(
        "{\"target_url\":\"ftp://e.com\"}", 400, "unsupported_scheme", "target_url", good);
    assertRefused("{\"target_url\":\"https://a@e.com\"}", 400, "unsafe_url", "target_url", good);
    assertRefused(
        "{\"target_url\":\"" + waypost.shortUrl() + "/x\"}",
        400,
        "destination_loop",
        "target_url",
        good);
    assertRefused(
        "{\"target_url\":\"https://e.com/" + "x".repeat(2100) + "\"}",
        400,
        "too_long",
        "target_url",
        good);
    assertRefused(
        "{\"target_url\":\"https://e.com\",\"foreground_color\":\"x\"}",
        400,
        "invalid_color",
        "foreground_color",
        good);
    assertRefused(
        "{\"target_url\":\"https://e.com\",\"foreground_color\":\"#fff\"}",
        422,
        "low_contrast",
        "foreground_color",
        good);
    assertRefused(
        "{\"target_url\":\"https://e.com\",\"background_color\":\"#606060\"}",
        422,
        "unscannable",
        "style",
        good);
    assertRefused(
        "{\"target_url\":\"https://e.com\",\"format\":\"txt\",\"dot_style\":\"dots\"}",
        422,
        "style_not_supported",
        "format",
        good);
    assertRefused(
        "{\"target_url\":\"https://e.com\",\"format\":\"bmp\"}",
        400,
        "unsupported_format",
        "format",
        good);
    assertRefused(
        "{\"target_url\":\"https://e.com\",\"data\":{}}",
        400,
        "conflicting_fields",
        "target_url",
        good);
    assertRefused(
        "{\"target_url\":\"https://e.com\",\"redirect_rules\":[{\"target_url\":\"https://e.com\"}]}",
        400,
        "missing_field",
        "redirect_rules[0].conditions",
        good);
    assertRefused(
        "{\"type\":\"app_store\",\"data\":{\"ios_url\":\"https://e.com/ios\"}}",
        422,
        "not_available",
        "data.ios_url",
        good);
    assertRefused(
        "{\"data\":{\"url\":\"https://e.com\"},\"expires_at\":\"2031-01-01T00:00:00Z\"}",
        400,
        "static_code",
        "expires_at",
        good);
    assertRefused(
        "{\"type\":\"text\",\"text_data\":{\"content\":\"" + "ü".repeat(1500) + "\"}}",
        400,
        "content_too_long",
        "text_data.content",
        good);
    assertRefused("{}", 400, "missing_field", "data", good);
    assertProblem(api.post("/api/qr/bulk", "{\"items\":[7]}"), 400, "wrong_type", "items.0");
    assertThat(api.get("/api/qr?limit=100").json().path("data")).hasSize(before);
  }

  private static void assertRefused(String item, int status, String code, String field, String good)
      throws Exception {
    assertProblem(
        api.post("/api/qr/bulk", "{\"items\":[" + good + "," + item + "]}"),
        status,
        code,
        "items.1." + field);
  }

  @Test
  void aListThatIsNoneIsRefused() throws Exception {
    assertProblem(api.post("/api/qr/bulk", "{}"), 400, "missing_field", "items");
    assertProblem(api.post("/api/qr/bulk", "{\"items\":{}}"), 400, "wrong_type", "items");
    assertProblem(api.post("/api/qr/bulk", "{\"items\":[]}"), 400, "invalid_value", "items");
    assertProblem(api.patch("/api/qr/bulk", "{\"items\":[]}"), 400, "invalid_value", "items");
    assertProblem(
        api.patch("/api/qr/bulk", "{\"items\":[{\"label\":\"x\"}]}"),
        400,
        "missing_field",
        "items.0.id");
    assertProblem(delete("{\"ids\":[]}"), 400, "invalid_value", "ids");
    assertProblem(delete("{\"ids\":[\"a\"],\"short_ids\":[\"b\"]}"), 400, "missing_field", "ids");
    assertProblem(
        delete("{\"ids\":[" + "\"x\",".repeat(1000) + "\"x\"]}"), 400, "invalid_value", "ids");
  }

  @Test
  void aTableMakesACodeForEachRow() throws Exception {
    Answer made =
        csv(
            "target_url,label,width\nhttps://example.com/1,\"One, two\",300\n\nhttps://example.com/2,,\n");
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    assertThat(made.json().path("created").intValue()).isEqualTo(2);
    assertThat(made.json().at("/items/0/name").textValue()).isEqualTo("One, two");
    assertThat(made.json().at("/items/0/width").intValue()).isEqualTo(300);
    assertThat(made.json().at("/items/1/name").isNull()).isTrue();
    assertThat(ApiClient.scan(made.json().at("/items/1/shortUrl").textValue()).header("Location"))
        .isEqualTo("https://example.com/2");

    assertProblem(
        csv("target_url,colour\nhttps://e.com,red\n"), 400, "unknown_field", "row 2.colour");
    assertProblem(
        csv("target_url\nhttps://e.com\nnowhere\n"), 400, "malformed_url", "row 3.target_url");
    assertProblem(csv("target_url,width\nhttps://e.com,wide\n"), 400, "wrong_type", "row 2.width");
    assertProblem(csv("label\nx\n"), 400, "missing_field", "row 2.data");
    assertProblem(csv("target_url\n"), 400, "invalid_value", "rows");
    assertProblem(csv("target_url\n\"x"), 400, "malformed_csv", null);
    assertProblem(csv("target_url,target_url\na,b\n"), 400, "malformed_csv", null);
    assertProblem(csv("target_url\nhttps://e.com,more\n"), 400, "malformed_csv", "row 2");
    assertThat(csv("target_url,logo_size\nhttps://e.com,0.25\n").status()).isEqualTo(201);
    String address = "row 2.target_url";
    assertProblem(csv("target_url\nftp://e.com\n"), 400, "unsupported_scheme", address);
    assertProblem(csv("target_url\nhttps://a@e.com\n"), 400, "unsafe_url", address);
    assertProblem(
        csv("target_url\n" + waypost.shortUrl() + "/x\n"), 400, "destination_loop", address);
    assertProblem(
        csv("target_url\nhttps://e.com/" + "x".repeat(2100) + "\n"), 400, "too_long", address);
    assertProblem(
        csv("target_url,wifi_data\nhttps://e.com,x\n"),
        400,
        "conflicting_fields",
        "row 2.wifi_data");
    assertProblem(
        csv("target_url,foreground_color\nhttps://e.com,red\n"),
        400,
        "invalid_color",
        "row 2.foreground_color");
    assertProblem(
        csv("target_url,foreground_color\nhttps://e.com,#fff\n"),
        422,
        "low_contrast",
        "row 2.foreground_color");
    assertProblem(
        csv("target_url,background_color\nhttps://e.com,#606060\n"),
        422,
        "unscannable",
        "row 2.style");
    assertProblem(
        csv("target_url,format,dot_style\nhttps://e.com,txt,dots\n"),
        422,
        "style_not_supported",
        "row 2.format");
    assertProblem(
        csv("target_url,format\nhttps://e.com,bmp\n"), 400, "unsupported_format", "row 2.format");
    assertProblem(
        csv("target_url,scheduled_url\nhttps://e.com,https://e.com/2\n"),
        400,
        "missing_field",
        "row 2.scheduled_at");
  }

  private static Answer csv(String table) throws Exception {
    return ApiClient.send(
        api.request("/api/qr/bulk/csv")
            .setHeader("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(table)));
  }

  private static Answer delete(String body) throws Exception {
    return ApiClient.send(
        api.request("/api/qr/bulk").method("DELETE", BodyPublishers.ofString(body)));
  }
}
