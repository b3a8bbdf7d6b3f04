package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes as a table, over real sockets. */
class CsvExportTest {
  private static final String CSV = "/api/v1/codes/csv";

  @TempDir Path folder;
  private RunningWaypost waypost;
  private ApiClient api;

  @BeforeEach
  void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
  }

  @AfterEach
  void stop() {
    waypost.close();
  }

  @Test
  void whatFiltersMatchIsATableThatComesBackAsItWas() throws Exception {
    JsonNode code =
        api.create(
            """
            {"destination":"https://example.com/a,b","name":"=cmd()","group":"europe","tags":["a","b"],
             "metadata":{"market":"EU","height":1.5},"notes":"two\\nlines \\"quoted\\""}\
            """);
    api.create("{\"destination\":\"https://example.com/other\"}");

    Answer table = api.get(CSV + "?group=europe");
    assertThat(table.status()).isEqualTo(200);
    assertThat(table.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(table.header("Content-Disposition")).contains("codes.csv");
    assertThat(table.header("X-Next-Cursor")).isEmpty();
    String text = new String(table.bytes(), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("id,type,destination,")
        .contains("metadata.height,metadata.market")
        .contains("\"https://example.com/a,b\"")
        .contains("a;b")
        .doesNotContain(",=cmd()")
        .doesNotContain("other");

    Answer back =
        ApiClient.send(
            api.request(CSV + "?mode=update&ignore_columns=true")
                .setHeader("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(text.replace("EU", "US"))));
    assertThat(back.json().path("succeeded").intValue()).as(back.json().toString()).isEqualTo(1);
    JsonNode after = api.get("/api/v1/codes/" + code.path("id").textValue()).json();
    assertThat(after.path("metadata").path("market").textValue()).isEqualTo("US");
    for (String field : List.of("destination", "name", "group", "tags", "notes", "status")) {
      assertThat(after.path(field)).as(field).isEqualTo(code.path(field));
    }
  }

  @Test
  void nothingIsDamagedByGoingThroughATable() throws Exception {
    api.post("/api/v1/metadata-fields", "{\"name\":\"height\",\"type\":\"number\"}");
    api.post("/api/v1/metadata-fields", "{\"name\":\"lit\",\"type\":\"boolean\"}");
    JsonNode code =
        api.create(
            """
            {"destination":"https://example.com/a","name":"x;=1+1;y","tags":["a;b","c|d","=e","plain\\\\"],
             "metadata":{"height":1.5,"lit":true,"free":7,"yes":false,"text":"7"},
             "expires":{"at":"2020-01-01T00:00:00Z"}}\
            """);
    assertThat(code.path("status").textValue()).isEqualTo("expired");
    String path = "/api/v1/codes/" + code.path("id").textValue();
    String text = new String(api.get(CSV).bytes(), StandardCharsets.UTF_8);
    assertThat(text).contains(",active,").doesNotContain(";=1");

    JsonNode same = update(text);
    assertThat(same.path("succeeded").intValue()).as(same.toString()).isEqualTo(1);
    assertThat(api.get(path).json()).isEqualTo(code);

    JsonNode changed = update(text.replace("1.5", "2.5"));
    assertThat(changed.path("succeeded").intValue()).as(changed.toString()).isEqualTo(1);
    JsonNode after = api.get(path).json();
    assertThat(after.at("/metadata/height").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(after.at("/metadata/free").isNumber()).isTrue();
    assertThat(after.at("/metadata/text").isTextual()).isTrue();

    JsonNode made =
        send(
            CSV,
            "destination,metadata.height,metadata.lit,metadata.new\nhttps://example.com/n,3,TRUE,4\n");
    assertThat(made.at("/results/0/code/metadata").toString())
        .isEqualTo("{\"height\":3,\"lit\":true,\"new\":\"4\"}");
    JsonNode wrong = send(CSV, "destination,metadata.height\nhttps://example.com/n,high\n");
    assertThat(wrong.at("/results/0/problem/field").textValue()).isEqualTo("metadata.height");
  }

  private JsonNode update(String table) throws Exception {
    return send(CSV + "?mode=update&ignore_columns=true", table);
  }

  private JsonNode send(String path, String table) throws Exception {
    return ApiClient.send(
            api.request(path)
                .setHeader("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(table)))
        .json();
  }

  @Test
  void aLongTableComesInParts() throws Exception {
    for (int i = 0; i < 5; i++) {
      api.create("{\"destination\":\"https://example.com/" + i + "\"}");
    }
    Answer first = api.get(CSV + "?limit=3&sort=created_at");
    String cursor = first.header("X-Next-Cursor");
    assertThat(cursor).isNotEmpty();
    Answer second = api.get(CSV + "?limit=3&sort=created_at&cursor=" + cursor);
    assertThat(second.header("X-Next-Cursor")).isEmpty();
    assertThat(rows(first) + rows(second)).isEqualTo(5);
    assertProblem(api.get(CSV + "?limit=10001"), 400, "invalid_parameter", "limit");
  }

  private static long rows(Answer table) {
    return new String(table.bytes(), StandardCharsets.UTF_8).lines().count() - 1;
  }
}
