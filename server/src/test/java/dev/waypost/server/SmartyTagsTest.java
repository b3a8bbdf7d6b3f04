package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The requests of SmartyTags' guide as it prints them, with only host and key replaced. */
class SmartyTagsTest {
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

  private static final String IMAGE =
      """
      { "destination": "https://yoursite.com/product/123", "size": 400, "format": "png", "foreground_color": "#000000",
        "background_color": "#FFFFFF", "error_correction": "M" }
      """;

  @Test
  void aCodeIsAnsweredAsAnImageOrAsJson() throws Exception {
    Answer image =
        ApiClient.send(
            api.request("/api/v1/codes")
                .header("Accept", "image/png")
                .POST(BodyPublishers.ofString(IMAGE)));
    assertThat(image.status()).isEqualTo(201);
    assertThat(image.header("Content-Type")).isEqualTo("image/png");
    assertThat(SymbolReader.readPng(image.bytes()))
        .isEqualTo(api.get(image.header("Location")).json().path("short_url").textValue());
    JsonNode json = api.create(IMAGE);
    assertThat(json.path("image_url").textValue()).endsWith(".png");
    assertThat(json.path("style").path("size").intValue()).isEqualTo(400);
  }

  @Test
  void aDynamicCodeInAGroupIsPointedElsewhereAndMeasured() throws Exception {
    JsonNode code =
        api.create(
            """
            { "destination": "https://yoursite.com/product/123", "type": "dynamic", "name": "Product 123 - Label QR",
              "group": "product-labels", "size": 400, "format": "svg" }
            """);
    assertThat(code.path("id").textValue()).startsWith("code_");
    assertThat(code.path("group").textValue()).isEqualTo("product-labels");
    assertThat(code.path("image_url").textValue()).endsWith(".svg");
    assertThat(code.path("scans").longValue()).isZero();
    assertThat(code.path("created_at").textValue()).endsWith("Z");
    String path = "/api/v1/codes/" + code.path("id").textValue();
    byte[] image = api.get(path + "/image.svg").bytes();
    Answer changed =
        api.patch(
            path,
            """
            { "destination": "https://yoursite.com/product/123/v2" }
            """);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(api.get(path + "/image.svg").bytes()).isEqualTo(image);
    assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
        .isEqualTo("https://yoursite.com/product/123/v2");

    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    JsonNode report =
        api.get(path + "/analytics?start=" + today.minusDays(7) + "&end=" + today).json();
    assertThat(report.path("total").longValue()).isOne();
    assertThat(report.path("per_day")).hasSize(8);
    assertThat(report.at("/per_country/0/scans").longValue()).isOne();
    assertThat(report.at("/per_device/0/device").textValue()).isEqualTo("phone");
    JsonNode printed = api.get(path + "/analytics?start=2026-03-01&end=2026-03-08").json();
    assertThat(printed.path("per_day")).hasSize(8);
    assertThat(printed.path("total").longValue()).isZero();
  }

  @Test
  void manyCodesGetTheDefaults() throws Exception {
    Answer answer =
        api.post(
            "/api/v1/codes/bulk",
            """
            { "codes": [ {"destination": "https://yoursite.com/item/1", "name": "Item 1"}, {"destination": "https://yoursite.com/item/2", "name": "Item 2"} ],
              "defaults": { "type": "dynamic", "size": 400, "format": "svg", "group": "inventory-batch-march" } }
            """);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("succeeded").intValue()).isEqualTo(2);
    for (JsonNode result : answer.json().path("results")) {
      assertThat(result.at("/code/group").textValue()).isEqualTo("inventory-batch-march");
      assertThat(result.at("/code/style/size").intValue()).isEqualTo(400);
    }
  }

  @Test
  void whereTheGuideSaysFourHundredWeDoToo() throws Exception {
    assertProblem(
        api.post("/api/v1/codes", "{\"destination\":\"yoursite\"}"),
        400,
        "malformed_url",
        "destination");
    assertProblem(
        api.post("/api/v1/codes", "{\"destination\":\"https://yoursite.com\",\"format\":\"tiff\"}"),
        400,
        "unsupported_format",
        "format");
    assertProblem(
        api.post(
            "/api/v1/codes",
            "{\"destination\":\"https://yoursite.com\",\"foreground_color\":\"black\"}"),
        400,
        "invalid_color",
        "foreground_color");
    assertProblem(
        waypost.clientWith("expired").post("/api/v1/codes", IMAGE), 401, "unauthorized", null);
  }
}
