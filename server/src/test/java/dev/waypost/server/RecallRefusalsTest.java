package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.server.ApiClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recall can't point codes to, and with which reason it can't be undone. */
class RecallRefusalsTest {
  private static final String RECALLS = "/api/v1/recalls";

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

  @ParameterizedTest
  @CsvSource({
    "nonsense, malformed_url",
    "ftp://example.com/recall, unsupported_scheme",
    "https://user@example.com/recall, unsafe_url",
    "https://example.com/LONG, too_long",
  })
  void aDestinationThatCantBeIsRefused(String destination, String code) throws Exception {
    String address = destination.replace("LONG", "x".repeat(2_100));
    Answer refused =
        api.post(
            RECALLS,
            "{\"filter\":{\"tag\":[\"none\"]},\"set\":{\"destination\":\""
                + address
                + "\"},\"reason\":\"x\",\"preview\":true}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").textValue()).isEqualTo(code);
  }

  /** Else a filter that a program left empty by mistake would match every code. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"filter\":{\"owner\":null},\"set\":{\"status\":\"paused\"}|filter.owner",
        "{\"filter\":{\"metadata\":null},\"set\":{\"status\":\"paused\"}|filter.metadata",
        "{\"filter\":{},\"set\":{\"status\":\"paused\",\"destination\":null}|set.destination",
      })
  void nullIsRefusedWhereItHasNoMeaning(String body, String field) throws Exception {
    Answer refused = api.post(RECALLS, body + ",\"reason\":\"x\",\"preview\":true}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").textValue()).isEqualTo("wrong_type");
    assertThat(refused.json().path("field").textValue()).isEqualTo(field);
  }

  @Test
  void aReasonOfSeveralLinesUndoesNothing() throws Exception {
    Answer begun =
        api.post(
            RECALLS,
            "{\"filter\":{\"tag\":[\"none\"]},\"set\":{\"status\":\"paused\"},\"reason\":\"x\",\"expected_codes\":0}");
    assertThat(begun.status()).isEqualTo(201);
    String path = RECALLS + "/" + begun.json().path("id").textValue();
    Answer refused = api.post(path + "/undo", "{\"reason\":\"two\\nlines\"}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").textValue()).isEqualTo("invalid_value");
    assertThat(api.get(path).json().path("undo").isNull()).isTrue();
  }
}
