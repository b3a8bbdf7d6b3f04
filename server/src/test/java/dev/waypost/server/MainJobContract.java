package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job, end to end through the packaged program: make, scan, re-point, scan, count. The
 * same on each database.
 */
abstract class MainJobContract {
  @TempDir Path folder;

  /** The flags that choose the database. */
  abstract String[] databaseFlags();

  @Test
  void aCodeIsMadeScannedRepointedScannedAndCounted() throws Exception {
    WaypostProcess.Ports ports = WaypostProcess.Ports.free();
    String id;
    String shortUrl;
    byte[] png;
    try (WaypostProcess waypost =
        WaypostProcess.start(folder.resolve("data"), ports, databaseFlags())) {
      ApiClient api = waypost.client();
      JsonNode code = api.create("{\"destination\":\"https://example.com/a\"}");
      id = code.path("id").textValue();
      shortUrl = code.path("short_url").textValue();
      png = image(api, id, "png");
      byte[] svg = image(api, id, "svg");
      assertThat(SymbolReader.readPng(png)).isEqualTo(shortUrl);
      assertThat(SymbolReader.readSvg(svg)).isEqualTo(shortUrl);
      assertThat(
              ApiClient.send(
                      java.net.http.HttpRequest.newBuilder(
                          java.net.URI.create(code.path("image_url").textValue())))
                  .bytes())
          .isEqualTo(png);

      ApiClient.Answer first = ApiClient.scan(shortUrl);
      assertThat(first.status()).isEqualTo(302);
      assertThat(first.header("Location")).isEqualTo("https://example.com/a");
      assertThat(first.header("Cache-Control")).isEqualTo("private, max-age=0, no-store");

      assertThat(
              api.patch("/api/v1/codes/" + id, "{\"destination\":\"https://example.com/b\"}")
                  .status())
          .isEqualTo(200);
      assertThat(ApiClient.scan(shortUrl).header("Location")).isEqualTo("https://example.com/b");
      assertThat(image(api, id, "png")).isEqualTo(png);
      assertThat(image(api, id, "svg")).isEqualTo(svg);

      JsonNode report = api.get("/api/v1/codes/" + id + "/analytics").json();
      assertThat(report.path("total").longValue()).isEqualTo(2);
      assertThat(report.path("visitors").longValue()).isEqualTo(1);
      assertThat(report.path("per_device")).hasSize(1);
      assertThat(report.path("per_device").path(0).path("device").textValue()).isEqualTo("phone");
      assertThat(report.path("per_country").path(0).path("country").textValue())
          .isEqualTo("unknown");
      assertThat(report.path("per_day").path(29).path("scans").longValue()).isEqualTo(2);
      assertThat(api.get("/api/v1/codes/" + id).json().path("scans").longValue()).isEqualTo(2);
      assertThat(waypost.stop()).isZero();
    }

    try (WaypostProcess again =
        WaypostProcess.start(folder.resolve("data"), ports, databaseFlags())) {
      ApiClient api = again.client();
      assertThat(ApiClient.scan(shortUrl).header("Location")).isEqualTo("https://example.com/b");
      assertThat(image(api, id, "png")).isEqualTo(png);
      assertThat(api.get("/api/v1/codes/" + id + "/analytics").json().path("total").longValue())
          .isEqualTo(3);
      assertThat(api.get("/api/v1/codes/" + id).json().path("scans").longValue()).isEqualTo(3);
      assertThat(api.get("/api/v1/codes/" + id + "/history").json().path("history")).hasSize(2);
    }
  }

  @Test
  void theNextScanAfterEachOfManyEditsGetsTheNewDestination() throws Exception {
    try (WaypostProcess waypost =
        WaypostProcess.start(
            folder.resolve("data"), WaypostProcess.Ports.free(), databaseFlags())) {
      ApiClient api = waypost.client();
      JsonNode code = api.create("{\"destination\":\"https://example.com/0\"}");
      for (int i = 1; i <= 200; i++) {
        String destination = "https://example.com/" + i;
        api.patch(
            "/api/v1/codes/" + code.path("id").textValue(),
            "{\"destination\":\"" + destination + "\"}");
        assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
            .isEqualTo(destination);
      }
    }
  }

  private static byte[] image(ApiClient api, String id, String format) throws Exception {
    return api.get("/api/v1/codes/" + id + "/image." + format).bytes();
  }
}
