package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Codes from a table. */
class CsvTest {
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
  void eachRowBecomesACodeWithItsFieldsInTheirTypes() throws Exception {
    JsonNode body =
        upload(
                "",
                """
                destination,name,key,style.margin,size,expires.at
                https://example.com/1,"Table 1, by the window",csv-1,2,400,2099-01-01T00:00:00Z
                https://example.com/2,,,,,

                https://example.com/3,'=1+1,csv-3,,,
                """)
            .json();
    assertThat(body.path("succeeded").intValue()).isEqualTo(3);
    JsonNode first = body.path("results").path(0);
    assertThat(first.path("row").intValue()).isEqualTo(2);
    assertThat(first.path("status").intValue()).isEqualTo(201);
    JsonNode code = first.path("code");
    assertThat(code.path("name").textValue()).isEqualTo("Table 1, by the window");
    assertThat(code.path("style").path("margin").intValue()).isEqualTo(2);
    assertThat(code.path("style").path("size").intValue()).isEqualTo(400);
    assertThat(code.path("expires").path("at").textValue()).isEqualTo("2099-01-01T00:00:00Z");
    assertThat(ApiClient.scan(code.path("short_url").textValue()).header("Location"))
        .isEqualTo("https://example.com/1");
    assertThat(body.path("results").path(1).path("code").path("name").isNull()).isTrue();
    JsonNode third = body.path("results").path(2);
    assertThat(third.path("row").intValue()).isEqualTo(5);
    assertThat(third.path("code").path("name").textValue()).isEqualTo("=1+1");
  }

  @Test
  void aTableAsExcelWritesItIsReadByItsOwnTitles() throws Exception {
    String table =
        "\uFEFFsep=;\r\nZiel;Bezeichnung;Bemerkung\r\nhttps://example.com/g;\"Grüße; aus Köln\";x\r\n";
    JsonNode refused = upload("?map.destination=Ziel&map.name=Bezeichnung", table).json();
    assertThat(refused.path("code").textValue()).isEqualTo("unknown_column");
    assertThat(refused.path("field").textValue()).isEqualTo("Bemerkung");
    JsonNode body =
        upload("?map.destination=Ziel&map.name=Bezeichnung&ignore_columns=true", table).json();
    assertThat(body.path("results").path(0).path("code").path("name").textValue())
        .isEqualTo("Grüße; aus Köln");
    assertThat(upload("?map.destination=Url", table).json().path("field").textValue())
        .isEqualTo("map.destination");
    assertThat(upload("?map.colour=Ziel", table).json().path("code").textValue())
        .isEqualTo("unknown_parameter");
    assertThat(
            upload("?delimiter=" + encoded(";"), "destination;Name\nhttps://example.com/d;d\n")
                .json()
                .path("succeeded")
                .intValue())
        .isEqualTo(1);
  }

  @Test
  void whatIsRefusedIsToldByRowAndColumnAndTheRestIsMade() throws Exception {
    JsonNode body =
        upload(
                "?map.destination=Where",
                """
                Where,size,key
                ftp://example.com,,
                https://example.com,huge,
                https://example.com,5,
                https://example.com,,csv-same
                https://example.com,,CSV-SAME
                https://example.com,,,surplus
                ,,csv-nowhere
                https://example.com,,csv-other
                """)
            .json();
    assertThat(body.path("succeeded").intValue()).isEqualTo(2);
    assertThat(body.path("failed").intValue()).isEqualTo(6);
    assertRefused(body, 0, 2, "unsupported_scheme", "Where");
    assertRefused(body, 1, 3, "wrong_type", "size");
    assertRefused(body, 2, 4, "invalid_value", "size");
    assertRefused(body, 4, 6, "key_taken", "key");
    assertRefused(body, 5, 7, "malformed_csv", null);
    assertRefused(body, 6, 8, "missing_field", "Where");
  }

  @Test
  void aDryRunTellsTheSameAndMakesNothing() throws Exception {
    String table =
        """
        destination,key
        https://example.com/dry,csv-dry
        https://example.com/dry,csv-DRY
        nowhere,
        """;
    JsonNode rehearsed = upload("?dry_run=true", table).json();
    assertThat(rehearsed.path("dry_run").booleanValue()).isTrue();
    assertThat(rehearsed.path("succeeded").intValue()).isEqualTo(1);
    assertThat(rehearsed.path("results").path(0).has("code")).isFalse();
    assertRefused(rehearsed, 1, 3, "key_taken", "key");
    assertRefused(rehearsed, 2, 4, "malformed_url", "destination");
    assertThat(ApiClient.scan(waypost.scanUrl() + "/csv-dry").status()).isEqualTo(404);
    assertThat(upload("", table).json().path("succeeded").intValue()).isEqualTo(1);
    assertThat(ApiClient.scan(waypost.scanUrl() + "/csv-dry").status()).isEqualTo(302);
  }

  @Test
  void rowsThatNameTheirCodeChangeIt() throws Exception {
    String id =
        api.create("{\"destination\":\"https://example.com/old\",\"name\":\"old\"}")
            .path("id")
            .textValue();
    String table =
        "id,destination,name\n%s,https://example.com/new,\ncode_x,https://example.com/new,\n"
            .formatted(id);
    JsonNode body = upload("?mode=update&reason=moved", table).json();
    assertThat(body.path("succeeded").intValue()).isEqualTo(1);
    assertThat(body.path("results").path(0).path("status").intValue()).isEqualTo(200);
    JsonNode code = api.get("/api/v1/codes/" + id).json();
    assertThat(code.path("destination").textValue()).isEqualTo("https://example.com/new");
    assertThat(code.path("name").textValue()).isEqualTo("old");
    assertRefused(body, 1, 3, "code_not_found", null);
    assertThat(upload("?mode=update", "id,key\n" + id + ",x\n").json().path("field").textValue())
        .isEqualTo("key");
  }

  @Test
  void whatIsNoTableIsRefusedWithWhereAndWhy() throws Exception {
    assertMalformed("", "titles");
    assertMalformed("destination,name\n", "no row");
    assertMalformed("destination,name\nhttps://example.com,\"open\n\n", "double quote");
    assertMalformed("destination,name\nhttps://example.com,a\"b\" \"\n\"x\" y,z\n", "double quote");
    assertMalformed("destination,Destination\nhttps://example.com,x\n", "Two columns");
    assertThat(upload("", "sep=\"\ndestination\nx\n").json().path("code").textValue())
        .isEqualTo("unknown_column");
    Answer latin1 =
        upload(
            "",
            "destination,name\nhttps://example.com,Grüße\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(latin1.json().path("code").textValue()).isEqualTo("malformed_csv");
    assertThat(latin1.json().path("detail").textValue()).contains("UTF-8");
    for (String title : new String[] {"expires", "style", ".", "a..b", "metadata.", "short_url"}) {
      assertThat(
              upload("", "destination," + title + "\nhttps://example.com,x\n")
                  .json()
                  .path("code")
                  .textValue())
          .as(title)
          .isEqualTo("unknown_column");
    }
    assertThat(upload("?dry_run=yes", "destination\nx\n").json().path("field").textValue())
        .isEqualTo("dry_run");
    assertThat(upload("?colour=1", "destination\nx\n").json().path("code").textValue())
        .isEqualTo("unknown_parameter");
  }

  @Test
  void moreThanTenThousandRowsBecomeAJob() throws Exception {
    var table = new StringBuilder("Ziel;size\r\n");
    for (int i = 0; i < 10_001; i++) {
      table.append("https://example.com/").append(i).append(i == 4_000 ? ";wide\r\n" : ";300\r\n");
    }
    JsonNode dry = api.awaitEnd(upload("?map.destination=Ziel&dry_run=true", table.toString()));
    assertThat(dry.path("dry_run").booleanValue()).isTrue();
    assertThat(dry.path("succeeded").intValue()).isEqualTo(10_000);
    JsonNode job = api.awaitEnd(upload("?map.destination=Ziel", table.toString()));
    assertThat(job.path("succeeded").intValue()).isEqualTo(10_000);
    String rows =
        new String(
            api.get("/api/v1/jobs/" + job.path("id").textValue() + "/result?format=csv").bytes(),
            StandardCharsets.UTF_8);
    assertThat(rows.lines().skip(4_001).findFirst().orElseThrow())
        .startsWith("4002,400,")
        .contains(",wrong_type,size,size,");
    assertThat(rows.lines().count()).isEqualTo(10_002);
  }

  private static void assertMalformed(String table, String said) throws Exception {
    JsonNode problem = upload("", table).json();
    assertThat(problem.path("code").textValue()).as(problem.toString()).isEqualTo("malformed_csv");
    assertThat(problem.path("detail").textValue()).contains(said);
  }

  private static void assertRefused(
      JsonNode body, int place, int row, String code, @Nullable String column) {
    JsonNode result = body.path("results").path(place);
    assertThat(result.path("row").intValue()).isEqualTo(row);
    assertThat(result.path("problem").path("code").textValue())
        .as(result.toString())
        .isEqualTo(code);
    assertThat(result.path("column").textValue()).isEqualTo(column);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static Answer upload(String query, String table) throws Exception {
    return upload(query, table.getBytes(StandardCharsets.UTF_8));
  }

  private static Answer upload(String query, byte[] table) throws Exception {
    return ApiClient.send(
        api.request("/api/v1/codes/csv" + query)
            .setHeader("Content-Type", "text/csv")
            .POST(BodyPublishers.ofByteArray(table)));
  }
}
