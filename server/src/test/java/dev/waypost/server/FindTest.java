package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Filing and finding codes over real sockets: groups, tags, metadata, external ids, search. */
class FindTest {
  private static final String CODES = "/api/v1/codes";

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
  void whatIsNotedAboutACodeIsReadBackChangedAndCleared() throws Exception {
    JsonNode made =
        api.create(
            """
            {"destination":"https://example.com","group":"europe/labels","tags":["VIP","summer"],
             "metadata":{"market":"EU","height":1.50,"lit":true},"external_id":"A-1","owner":"team@example.com",
             "units_distributed":2500,"notes":"Am Fenster.\\nOben."}\
            """);
    String path = CODES + "/" + made.path("id").textValue();
    JsonNode read = api.get(path).json();
    assertThat(read).isEqualTo(made);
    assertThat(read.path("group").textValue()).isEqualTo("europe/labels");
    assertThat(read.path("tags").toString()).isEqualTo("[\"VIP\",\"summer\"]");
    assertThat(read.path("metadata").toString())
        .isEqualTo("{\"height\":1.5,\"lit\":true,\"market\":\"EU\"}");
    assertThat(read.path("units_distributed").longValue()).isEqualTo(2500);

    JsonNode merged =
        api.patch(
                path,
                "{\"metadata\":{\"market\":null,\"height\":2,\"stand\":\"A\"},\"tags\":[\"winter\"]}")
            .json();
    assertThat(merged.path("metadata").toString())
        .isEqualTo("{\"height\":2,\"lit\":true,\"stand\":\"A\"}");
    assertThat(merged.path("tags").toString()).isEqualTo("[\"winter\"]");
    assertThat(merged.path("notes").textValue()).isEqualTo("Am Fenster.\nOben.");

    JsonNode cleared =
        api.patch(
                path,
                """
                {"group":null,"tags":null,"metadata":null,"external_id":null,"owner":null,"units_distributed":null,"notes":null}\
                """)
            .json();
    assertThat(cleared.path("tags")).isEmpty();
    assertThat(cleared.path("metadata")).isEmpty();
    for (String field : List.of("group", "external_id", "owner", "units_distributed", "notes")) {
      assertThat(cleared.path(field).isNull()).as(field).isTrue();
    }
    JsonNode restored = api.post(path + "/restore", "{\"revision\":1}").json();
    assertThat(restored.path("group").textValue()).isEqualTo("europe/labels");
    assertThat(restored.path("external_id").textValue()).isEqualTo("A-1");
  }

  @Test
  void filtersCombine() throws Exception {
    name("Menu A", "\"group\":\"europe/de\",\"tags\":[\"vip\"],\"metadata\":{\"market\":\"EU\"}");
    name("Menu B", "\"group\":\"europe/fr\",\"tags\":[\"VIP\",\"bar\"],\"owner\":\"Ann\"");
    name("Menu C", "\"group\":\"asia\",\"tags\":[\"bar\"],\"metadata\":{\"market\":\"JP\"}");
    name("Ticket", "\"group\":\"europe\",\"notes\":\"beside the MENU\",\"status\":\"draft\"");
    name("Old menu", "\"expires\":{\"at\":\"2020-01-01T00:00:00Z\"},\"metadata\":{\"n\":12.50}");

    assertThat(names("")).containsExactly("Old menu", "Ticket", "Menu C", "Menu B", "Menu A");
    assertThat(names("group=europe")).containsExactly("Ticket", "Menu B", "Menu A");
    assertThat(names("group=EUROPE/de")).containsExactly("Menu A");
    assertThat(names("tag=vip")).containsExactly("Menu B", "Menu A");
    assertThat(names("tag=vip&tag=BAR")).containsExactly("Menu B");
    assertThat(names("metadata.market=eu")).containsExactly("Menu A");
    assertThat(names("metadata.n=12.5")).containsExactly("Old menu");
    assertThat(names("owner=ANN&tag=bar")).containsExactly("Menu B");
    assertThat(names("q=menu")).hasSize(5).contains("Ticket");
    assertThat(names("q=menu+b")).contains("Menu B");
    assertThat(names("q=menu&group=asia")).containsExactly("Menu C");
    assertThat(names("q=nowhere")).isEmpty();
    assertThat(names("status=draft")).containsExactly("Ticket");
    assertThat(names("status=expired")).containsExactly("Old menu");
    assertThat(names("status=active")).containsExactly("Menu C", "Menu B", "Menu A");
    assertThat(names("type=static")).isEmpty();
    assertThat(names("created_from=2020-01-01&created_before=2999-01-01")).hasSize(5);
    assertThat(names("created_before=2020-01-01T00:00:00%2B01:00")).isEmpty();
    assertThat(names("updated_from=2999-01-01&tz=Asia/Tokyo")).isEmpty();
    assertThat(names("sort=name"))
        .containsExactly("Menu A", "Menu B", "Menu C", "Old menu", "Ticket");
    assertThat(names("sort=-name&group=europe")).containsExactly("Ticket", "Menu B", "Menu A");
    assertThat(names("tag=unheard-of")).isEmpty();
  }

  @Test
  void pagesInEveryOrderAreCompleteWhileOthersWrite() throws Exception {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 17; i++) {
      all.add(name("code " + i % 3, "\"tags\":[\"mine\"]"));
    }
    for (String sort :
        List.of("created_at", "-created_at", "updated_at", "-updated_at", "name", "-name")) {
      assertThat(pages(sort)).as(sort).containsExactlyInAnyOrderElementsOf(all);
    }
  }

  private List<String> pages(String sort) throws Exception {
    List<String> listed = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = api.get(CODES + "?tag=mine&limit=5&sort=" + sort + cursor);
      assertThat(page.status()).isEqualTo(200);
      page.json().path("codes").forEach(code -> listed.add(code.path("id").textValue()));
      JsonNode next = page.json().path("next_cursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.textValue();
      name("meanwhile", "\"tags\":[\"other\"]");
    } while (!cursor.isEmpty());
    return listed;
  }

  @Test
  void anExternalIdNamesACodeWhereverAnIdDoes() throws Exception {
    JsonNode code =
        api.create("{\"destination\":\"https://example.com\",\"external_id\":\"Pump 7/a\"}");
    String path = CODES + "/external:" + encoded("Pump 7/a");
    assertThat(api.get(path).json().path("id")).isEqualTo(code.path("id"));
    assertThat(api.patch(path, "{\"name\":\"Pump\"}").json().path("name").textValue())
        .isEqualTo("Pump");
    assertThat(api.get(path + "/history").json().path("history")).hasSize(2);
    assertThat(api.get(path + "/image.svg").status()).isEqualTo(200);
    assertThat(
            api.patch(
                    CODES + "/bulk",
                    "{\"codes\":[{\"id\":\"external:Pump 7/a\",\"owner\":\"Ann\"}]}")
                .json()
                .path("succeeded")
                .intValue())
        .isEqualTo(1);
    assertProblem(
        api.post(CODES, "{\"destination\":\"https://example.com\",\"external_id\":\"Pump 7/a\"}"),
        409,
        "external_id_taken",
        "external_id");
    assertProblem(api.get(CODES + "/external:nothing"), 404, "code_not_found", null);
    assertThat(api.delete(path).status()).isEqualTo(204);
    api.create("{\"destination\":\"https://example.com\",\"external_id\":\"Pump 7/a\"}");
    assertProblem(
        api.post(CODES + "/" + code.path("id").textValue() + "/restore", "{}"),
        409,
        "external_id_taken",
        "external_id");
  }

  @Test
  void aBulkCallRefusesExternalIdsThatStandTwiceAndMakesTheRest() throws Exception {
    api.create("{\"destination\":\"https://example.com\",\"external_id\":\"taken\"}");
    JsonNode results =
        api.post(
                CODES + "/bulk",
                """
                {"defaults":{"destination":"https://example.com","group":"batch"},
                 "codes":[{"external_id":"a"},{"external_id":"taken"},{"external_id":"a"},{"external_id":"b"}]}\
                """)
            .json();
    assertThat(
            results.path("results").valueStream().map(result -> result.path("status").intValue()))
        .containsExactly(201, 409, 409, 201);
    assertThat(names("group=batch")).hasSize(2);
    JsonNode changed =
        api.patch(
                CODES + "/bulk",
                """
                {"codes":[{"id":"external:a","external_id":"b"},{"id":"external:b","name":"still"}]}\
                """)
            .json();
    assertThat(changed.path("results").path(0).path("problem").path("code").textValue())
        .isEqualTo("external_id_taken");
    assertThat(changed.path("results").path(1).path("code").path("name").textValue())
        .isEqualTo("still");
  }

  @Test
  void anUpsertMakesOnceAndChangesAfter() throws Exception {
    Answer made = upsert("{\"destination\":\"https://example.com/a\",\"name\":\"first\"}");
    assertThat(made.status()).isEqualTo(201);
    Answer same = upsert("{\"destination\":\"https://example.com/a\"}");
    assertThat(same.status()).isEqualTo(200);
    assertThat(same.json()).isEqualTo(made.json());
    Answer renamed = upsert("{\"destination\":\"https://example.com/a\",\"name\":\"second\"}");
    assertThat(renamed.json().path("id")).isEqualTo(made.json().path("id"));
    assertThat(renamed.json().path("revision").intValue()).isEqualTo(2);

    Answer asset = upsert("{\"destination\":\"https://example.com/a\",\"external_id\":\"X\"}");
    assertThat(asset.status()).isEqualTo(201);
    Answer moved = upsert("{\"destination\":\"https://example.com/b\",\"external_id\":\"X\"}");
    assertThat(moved.status()).isEqualTo(200);
    assertThat(moved.json().path("id")).isEqualTo(asset.json().path("id"));
    assertThat(moved.json().path("destination").textValue()).endsWith("/b");

    assertProblem(
        upsert("{\"destination\":\"https://example.com/a\",\"key\":\"other\"}"),
        409,
        "fixed_field",
        "key");
    assertProblem(
        upsert("{\"content\":{\"kind\":\"text\",\"text\":\"hi\"}}"),
        400,
        "invalid_value",
        "external_id");
    assertThat(api.get(CODES).json().path("codes")).hasSize(2);
  }

  @Test
  void upsertsAtTheSameTimeMakeOneCode() throws Exception {
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      callers.add(
          Thread.startVirtualThread(() -> {
            try {
              upsert("{\"destination\":\"https://example.com/once\"}");
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
          }));
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(api.get(CODES).json().path("codes")).hasSize(1);
  }

  @Test
  void groupsAreMadeMovedCountedAndDeleted() throws Exception {
    JsonNode labels = api.post("/api/v1/groups", "{\"path\":\"europe/de/labels\"}").json();
    assertThat(labels.path("path").textValue()).isEqualTo("europe/de/labels");
    name("one", "\"group\":\"europe/de/labels\"");
    name("two", "\"group\":\"" + labels.path("id").textValue() + "\"");
    assertThat(groups()).containsExactly("europe 2", "europe/de 2", "europe/de/labels 2");

    String path = "/api/v1/groups/" + labels.path("id").textValue();
    assertProblem(api.patch(path, "{\"path\":\"nowhere/labels\"}"), 400, "invalid_value", "path");
    assertThat(api.patch(path, "{\"path\":\"Etiketten\"}").json().path("codes").intValue())
        .isEqualTo(2);
    assertThat(groups()).containsExactly("Etiketten 2", "europe 0", "europe/de 0");
    assertThat(names("group=Etiketten")).containsExactly("two", "one");
    assertThat(names("group=europe")).isEmpty();

    assertProblem(api.delete(path), 409, "group_not_empty", null);
    assertProblem(api.post("/api/v1/groups", "{\"path\":\"EUROPE\"}"), 409, "group_exists", "path");
    assertProblem(api.post("/api/v1/groups", "{}"), 400, "missing_field", "path");
    assertThat(api.delete("/api/v1/groups/" + encoded("europe/de")).status()).isEqualTo(204);
    assertThat(groups()).containsExactly("Etiketten 2", "europe 0");
    assertProblem(api.get("/api/v1/groups/none"), 404, "group_not_found", null);
    String europe = api.get("/api/v1/groups/europe").json().path("id").textValue();
    api.post("/api/v1/groups", "{\"path\":\"europe/inner\"}");
    assertProblem(
        api.patch("/api/v1/groups/" + europe, "{\"path\":\"europe/inner/europe\"}"),
        400,
        "invalid_value",
        "path");
  }

  @Test
  void agreedMetadataFieldsAreHeld() throws Exception {
    String fields = "/api/v1/metadata-fields";
    JsonNode market =
        api.post(
                fields,
                "{\"name\":\"market\",\"type\":\"choice\",\"allowed_values\":[\"EU\",\"US\"]}")
            .json();
    assertThat(market.path("allowed_values")).hasSize(2);
    api.post(fields, "{\"name\":\"height\",\"type\":\"number\"}");
    api.post(fields, "{\"name\":\"launch\",\"type\":\"date\",\"description\":\"first day\"}");
    assertThat(api.get(fields).json().path("metadata_fields").findValuesAsText("name"))
        .containsExactly("height", "launch", "market");

    JsonNode code = api.create(withMetadata("\"market\":\"EU\",\"launch\":\"2026-03-01\""));
    for (String wrong :
        List.of("\"market\":\"eu\"", "\"market\":1", "\"height\":\"1\"", "\"launch\":\"1.3.\"")) {
      String name = wrong.substring(1, wrong.indexOf('"', 1));
      assertProblem(api.post(CODES, withMetadata(wrong)), 400, "invalid_value", "metadata." + name);
    }
    api.patch(fields + "/market", "{\"allowed_values\":[\"US\"]}");
    String path = CODES + "/" + code.path("id").textValue();
    assertThat(api.patch(path, "{\"metadata\":{\"height\":3}}").status()).isEqualTo(200);
    assertProblem(
        api.post(CODES, withMetadata("\"market\":\"EU\"")),
        400,
        "invalid_value",
        "metadata.market");

    assertProblem(api.post(fields, "{\"name\":\"market\"}"), 409, "metadata_field_exists", "name");
    assertProblem(api.post(fields, "{\"name\":\"a b\"}"), 400, "invalid_value", "name");
    assertProblem(
        api.post(fields, "{\"name\":\"x\",\"type\":\"choice\"}"),
        400,
        "invalid_value",
        "allowed_values");
    assertThat(api.delete(fields + "/market").status()).isEqualTo(204);
    assertProblem(api.get(fields + "/market"), 404, "metadata_field_not_found", null);
    assertThat(api.post(CODES, withMetadata("\"market\":\"any\"")).status()).isEqualTo(201);
  }

  @Test
  void tagsInUseAreListed() throws Exception {
    name("one", "\"tags\":[\"VIP\",\"bar\"]");
    name("two", "\"tags\":[\"vip\"]");
    assertThat(api.get("/api/v1/tags").json().path("tags").toString())
        .isEqualTo("[{\"name\":\"bar\",\"codes\":1},{\"name\":\"VIP\",\"codes\":2}]");
  }

  @Test
  void aKeySeesAndChangesOnlyWhatLiesInItsGroups() throws Exception {
    String inside = name("inside", "\"group\":\"europe/de\"");
    String outside = name("outside", "\"group\":\"asia\"");
    JsonNode key =
        api.post(
                "/api/v1/keys",
                "{\"name\":\"europe\",\"scopes\":[\"codes:read\",\"codes:write\",\"analytics:read\"],\"groups\":[\"europe\"]}")
            .json();
    assertThat(key.path("groups").toString()).isEqualTo("[\"europe\"]");
    ApiClient limited = waypost.clientWith(key.path("key").textValue());

    assertThat(limited.get(CODES).json().path("codes").findValuesAsText("name"))
        .containsExactly("inside");
    assertThat(limited.get(CODES + "/" + inside).status()).isEqualTo(200);
    for (String what : List.of("", "/history", "/image.svg", "/analytics")) {
      assertProblem(limited.get(CODES + "/" + outside + what), 404, "code_not_found", null);
    }
    assertProblem(limited.delete(CODES + "/" + outside), 404, "code_not_found", null);
    assertProblem(
        limited.patch(CODES + "/" + inside, "{\"group\":\"asia\"}"),
        403,
        "group_not_allowed",
        "group");
    assertProblem(
        limited.post(CODES, "{\"destination\":\"https://example.com\",\"group\":\"africa\"}"),
        403,
        "group_not_allowed",
        "group");
    assertThat(
            limited.create("{\"destination\":\"https://example.com\"}").path("group").textValue())
        .isEqualTo("europe");
    assertThat(
            limited
                .create("{\"destination\":\"https://example.com\",\"group\":\"europe/fr\"}")
                .path("group")
                .textValue())
        .isEqualTo("europe/fr");
    assertProblem(limited.get("/api/v1/tags"), 403, "group_not_allowed", null);
    assertThat(limited.get("/api/v1/groups").json().path("groups").findValuesAsText("path"))
        .containsExactly("europe", "europe/de", "europe/fr");
    assertProblem(limited.get("/api/v1/groups/asia"), 404, "group_not_found", null);
    assertProblem(
        limited.patch("/api/v1/groups/" + encoded("europe/de"), "{\"path\":\"de\"}"),
        403,
        "group_not_allowed",
        "group");
    assertProblem(
        api.post("/api/v1/keys", "{\"name\":\"x\",\"scopes\":[\"admin\"],\"groups\":[\"asia\"]}"),
        400,
        "invalid_value",
        "groups");
  }

  private static String withMetadata(String fields) {
    return "{\"destination\":\"https://example.com\",\"metadata\":{" + fields + "}}";
  }

  private List<String> groups() throws Exception {
    return api.get("/api/v1/groups")
        .json()
        .path("groups")
        .valueStream()
        .map(group -> group.path("path").textValue() + " " + group.path("codes"))
        .toList();
  }

  private Answer upsert(String body) throws Exception {
    return ApiClient.send(
        api.request(CODES + "/upsert")
            .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
  }

  private String name(String name, String more) throws Exception {
    return api.create(
            "{\"destination\":\"https://example.com/x\",\"name\":\"" + name + "\"," + more + "}")
        .path("id")
        .textValue();
  }

  private List<String> names(String query) throws Exception {
    Answer answer = api.get(CODES + "?" + query);
    assertThat(answer.status()).as(query).isEqualTo(200);
    return answer
        .json()
        .path("codes")
        .valueStream()
        .map(code -> code.path("name").textValue())
        .toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
