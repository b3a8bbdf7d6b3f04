package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images of many codes in a ZIP, unpacked and read back. */
class ImageArchiveTest {
  private static final String ZIP = "/api/v1/images/zip";

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
  void everyImageIsReadAndTheTableTellsOfEach() throws Exception {
    JsonNode plain =
        make("{\"destination\":\"https://example.com/1\",\"key\":\"shelf/1\",\"tags\":[\"a\"]}");
    JsonNode named =
        make(
            "{\"destination\":\"https://example.com/2\",\"external_id\":\"=SN 2\",\"name\":\"=1+1\",\"tags\":[\"a\"],\"style\":{\"module_shape\":\"fluid\",\"frame\":{\"shape\":\"border\",\"text\":\"Scan\"}}}");
    JsonNode still =
        make(
            "{\"type\":\"static\",\"content\":{\"kind\":\"text\",\"text\":\"still\"},\"tags\":[\"a\"]}");
    Answer answer = api.post(ZIP, "{\"filter\":{\"tag\":[\"a\"]},\"format\":\"png\",\"size\":300}");
    assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
    Map<String, byte[]> files = unpacked(answer.bytes());
    assertThat(files.keySet())
        .containsExactly(
            "shelf_1.png", "_SN_2.png", still.path("id").textValue() + ".png", "manifest.csv");
    assertThat(SymbolReader.readPng(file(files, "shelf_1.png")))
        .isEqualTo(plain.path("short_url").textValue());
    assertThat(SymbolReader.readPng(file(files, "_SN_2.png")))
        .isEqualTo(named.path("short_url").textValue());
    assertThat(SymbolReader.readPng(file(files, still.path("id").textValue() + ".png")))
        .isEqualTo("still");
    List<String> rows =
        new String(file(files, "manifest.csv"), StandardCharsets.UTF_8).lines().toList();
    assertThat(rows.getFirst()).isEqualTo("id,short_url,name,external_id,file,sha256");
    assertThat(rows.get(2))
        .isEqualTo(
            "%s,%s,'=1+1,'=SN 2,_SN_2.png,%s"
                .formatted(
                    named.path("id").textValue(),
                    named.path("short_url").textValue(),
                    sha256(file(files, "_SN_2.png"))));
    assertThat(rows).hasSize(4);
  }

  /** Names that are alike, be it but for their case, are told apart. */
  @Test
  void noFileIsOverwritten() throws Exception {
    make("{\"destination\":\"https://example.com\",\"external_id\":\"a b\"}");
    make("{\"destination\":\"https://example.com\",\"external_id\":\"a_b\"}");
    make("{\"destination\":\"https://example.com\",\"external_id\":\"A-B\"}");
    Answer answer =
        api.post(
            ZIP,
            "{\"codes\":[\"external:a b\",\"external:a_b\",\"external:A-B\",\"external:A-B\"],\"format\":\"zpl\"}");
    assertThat(unpacked(answer.bytes()).keySet())
        .containsExactly("a_b.zpl", "a_b-2.zpl", "A-B.zpl", "A-B-2.zpl", "manifest.csv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                | missing_field       | codes
          {"filter":null}                                   | wrong_type          | filter
          {"filter":{"group":"no such"}}                    | invalid_value       | filter.group
          {"filter":{"q":"nothing like it"}}                | invalid_value       | filter
          {"codes":["external:none"]}                       | code_not_found      | codes[0]
          {"codes":[7]}                                     | wrong_type          | codes
          {"codes":["external:red"],"format":"bmp"}         | unsupported_format  | format
          {"codes":["external:red"],"format":"zpl"}         | style_not_supported | format
          {"codes":["external:red"],"format":"png","dpi":203} | invalid_value     | dpi
          {"codes":["external:red"],"format":"png","size":1} | invalid_value      | size
          {"codes":["external:red"],"filter":{}}            | conflicting_fields  | codes
          """)
  void whatCantBeDrawnIsRefusedBeforeAnythingIsSent(String body, String code, String field)
      throws Exception {
    if (api.get("/api/v1/codes/external:red").status() == 404) {
      make(
          "{\"destination\":\"https://example.com\",\"external_id\":\"red\",\"foreground_color\":\"#a00\"}");
    }
    Answer refused = api.post(ZIP, body);
    assertThat(refused.json().path("code").textValue())
        .as(refused.json().toString())
        .isEqualTo(code);
    assertThat(refused.json().path("field").textValue()).isEqualTo(field);
  }

  /** The database may hold what could be scanned by the rules of its day. */
  @Test
  void oneThatCantBeScannedKeepsAllFromBeingPrinted() throws Exception {
    make("{\"destination\":\"https://example.com\",\"external_id\":\"good\"}");
    CodesInDatabase.restyle(
        folder.resolve("data"),
        make("{\"destination\":\"https://example.com\",\"external_id\":\"bad\"}")
            .path("id")
            .textValue(),
        "#606060");
    String codes = "{\"codes\":[\"external:good\",\"external:bad\"]";
    for (Answer refused :
        List.of(
            api.post(ZIP, codes + "}"),
            api.post("/api/v1/sheets", codes + ",\"template\":\"l7160\"}"))) {
      assertThat(refused.json().path("code").textValue()).isEqualTo("unscannable");
      assertThat(refused.json().path("field").textValue()).isEqualTo("codes[1]");
      assertThat(refused.json().path("change").isObject()).isTrue();
    }
  }

  @Test
  void aRepeatIsMadeAnewAndWhole() throws Exception {
    make("{\"destination\":\"https://example.com\",\"external_id\":\"again\"}");
    var request =
        api.request(ZIP)
            .header("Idempotency-Key", "again")
            .POST(BodyPublishers.ofString("{\"codes\":[\"external:again\"]}"));
    byte[] first = ApiClient.send(request).bytes();
    assertThat(unpacked(first)).hasSize(2);
    assertThat(ApiClient.send(request).bytes()).isEqualTo(first);
  }

  /** A caller that goes away in the middle holds nobody up: the next ones are answered. */
  @Test
  void whoGoesAwayIsNotWaitedFor() throws Exception {
    String many =
        IntStream.range(0, 2000)
            .mapToObj(i ->
                "{\"destination\":\"https://example.com/%d\",\"tags\":[\"many\"]}".formatted(i))
            .collect(Collectors.joining(",", "{\"codes\":[", "]}"));
    assertThat(api.post("/api/v1/codes/bulk", many).json().path("succeeded").intValue())
        .isEqualTo(2000);
    String body = "{\"filter\":{\"tag\":[\"many\"]},\"format\":\"png\",\"size\":1000}";
    for (int i = 0; i < 5; i++) {
      leaveEarly(body);
    }
    Answer answer = api.post(ZIP, "{\"filter\":{\"tag\":[\"many\"]}}");
    assertThat(unpacked(answer.bytes())).hasSize(2001);
  }

  private static void leaveEarly(String body) throws Exception {
    URI server = URI.create(waypost.apiUrl());
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(30_000);
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(ZIP, waypost.adminKey(), bytes.length);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().write(bytes);
      InputStream in = socket.getInputStream();
      assertThat(new String(in.readNBytes(15), StandardCharsets.UTF_8))
          .isEqualTo("HTTP/1.1 200 OK");
    }
  }

  private static JsonNode make(String body) throws Exception {
    return api.create(body);
  }

  private static Map<String, byte[]> unpacked(byte[] archive) throws Exception {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  private static byte[] file(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
