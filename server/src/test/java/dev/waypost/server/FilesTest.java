package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files over HTTP: what is taken as what, and what is not. */
class FilesTest {
  private static final String FILES = "/api/v1/files";

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

  private static Answer upload(String name, byte[] body) throws Exception {
    return ApiClient.send(
        api.request(FILES + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .POST(BodyPublishers.ofByteArray(body)));
  }

  /** Each character is a byte. */
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] zip(String... names) throws Exception {
    var file = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(file)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write('x');
      }
    }
    return file.toByteArray();
  }

  @Test
  void aFileIsKeptAsItIsAndGivenBackToBeSaved() throws Exception {
    byte[] sent = bytes("%PDF-1.7\n\u0000\u00ff one");
    Answer made = upload("Menü \"A\".pdf", sent);
    JsonNode file = made.json();
    assertThat(made.status()).as(file.toString()).isEqualTo(201);
    assertThat(file.path("media_type").textValue()).isEqualTo("application/pdf");
    assertThat(file.path("bytes").intValue()).isEqualTo(sent.length);

    String url = file.path("content_url").textValue();
    Answer content = api.get(url);
    assertThat(content.bytes()).isEqualTo(sent);
    assertThat(content.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(content.header("Content-Disposition"))
        .isEqualTo(
            "attachment; filename=\"Men_ _A_.pdf\"; filename*=UTF-8''Men%C3%BC%20%22A%22.pdf");
    assertThat(
            ApiClient.send(api.request(url).header("If-None-Match", content.header("ETag")).GET())
                .status())
        .isEqualTo(304);
    assertThat(upload("again.pdf", sent).status()).isEqualTo(200);
    assertThat(api.get(FILES + "?limit=100").json().path("files")).contains(file);

    assertThat(api.delete(made.header("Location")).status()).isEqualTo(204);
    assertProblem(api.get(made.header("Location")), 404, "file_not_found", null);
    assertProblem(api.get(url), 404, "file_not_found", null);
    assertProblem(api.delete(made.header("Location")), 404, "file_not_found", null);
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, Grüezi, text/plain",
    "a.csv, 'a;b', text/csv",
    "a.vcf, BEGIN:VCARD, text/vcard",
    "a.ics, BEGIN:VCALENDAR, text/calendar"
  })
  void textsAreToldByWhatTheyBeginWith(String name, String text, String type) throws Exception {
    assertThat(upload(name, text.getBytes(StandardCharsets.UTF_8)).json().path("media_type"))
        .hasToString('"' + type + '"');
  }

  @ParameterizedTest
  @CsvSource({
    "page.txt, '<!DOCTYPE html><p>x'",
    "page.txt, ' <HTML>'",
    "logo.png, '<svg onload=\"x\"/>'",
    "feed.txt, '<?xml version=\"1.0\"?><a/>'",
    "run.txt, '#!/bin/sh'",
    "run.js, 'alert(1)'",
    "menu.pdf.html, '%PDF-1.7'",
    "program.pdf, MZ",
    "nothing.txt, ''"
  })
  void whatMightBeRunIsRefused(String name, String body) throws Exception {
    assertProblem(upload(name, bytes(body)), 422, "unsupported_file", null);
  }

  @Test
  void binaryFilesAreToldByTheirBytes() throws Exception {
    assertThat(type("GIF89a")).isEqualTo("image/gif");
    assertThat(type("ID3\u0003")).isEqualTo("audio/mpeg");
    assertThat(type("\u00ff\u00fb\u0090\u0000")).isEqualTo("audio/mpeg");
    assertThat(type("\u0000\u0000\u0000\u0018ftypisom")).isEqualTo("video/mp4");
    assertThat(type("\u00ff\u00d8\u00ff\u00e0")).isEqualTo("image/jpeg");
    assertProblem(upload("x.bin", bytes("\u0000\u0001")), 422, "unsupported_file", null);
    assertProblem(upload("x.bin", bytes("\u007fELF\u0002")), 422, "unsupported_file", null);
  }

  private static String type(String body) throws Exception {
    return upload("x", bytes(body)).json().path("media_type").asText();
  }

  @Test
  void documentsOfOfficeProgramsAreTakenWithoutMacros() throws Exception {
    byte[] document = zip("[Content_Types].xml", "word/document.xml");
    assertThat(upload("a.docx", document).json().path("media_type").asText())
        .endsWith("wordprocessingml.document");
    byte[] macros = zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin");
    assertProblem(upload("a.docx", macros), 422, "unsupported_file", null);
    assertProblem(upload("a.zip", zip("a.txt")), 422, "unsupported_file", null);
  }

  @Test
  void aFileThatIsTooLargeOrHasNoNameIsRefused() throws Exception {
    assertProblem(upload("x", new byte[20 * 1024 * 1024 + 1]), 413, "body_too_large", null);
    assertProblem(upload(" ", bytes("x")), 400, "invalid_value", "name");
  }

  @Test
  void aWrongCursorAndAKeyOfAGroupAreRefused() throws Exception {
    assertProblem(api.get(FILES + "?cursor=ZmlsZV8"), 400, "invalid_parameter", "cursor");
    api.post("/api/v1/groups", "{\"path\":\"a\"}");
    String key =
        api.post(
                "/api/v1/keys",
                "{\"name\":\"a\",\"scopes\":[\"codes:read\",\"codes:write\"],\"groups\":[\"a\"]}")
            .json()
            .path("key")
            .textValue();
    String id = upload("a.txt", bytes("text")).json().path("id").textValue();
    assertProblem(waypost.clientWith(key).delete(FILES + "/" + id), 403, "group_not_allowed", null);
  }
}
