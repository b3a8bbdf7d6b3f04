package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms lose nothing: what somebody did not touch is what it was after they saved the page. */
class ConsoleFormsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What every edit changes. */
  private static final List<String> OF_AN_EDIT = List.of("revision", "updated_at");

  private static final String DETAILS =
      """
      "name":"Everything","group":"Shops/Berlin","tags":["Berlin, Mitte","say \\"hi\\"","plain"],"owner":"Ben","external_id":"NUMBER",
      "units_distributed":500,"notes":"two\\nlines","expires":{"at":"2041-05-01T23:59:59Z","after_scans":900},
      "fallback":"https://example.com/over",
      "redirect":{"status_code":307,"pass_query":true,"utm":{"source":"print","campaign":"a b"},"parameters":{"x":"1"}}\
      """;

  private static final String PLAN =
      """
      "rules":[
       {"name":"systems","when":{"os":["chromeos","other"],"device":["phone","other"]},"then":{"destination":"https://example.com/1"}},
       {"when":{"time":{"zone":"Europe/Berlin","from":"00:00","until":"00:00","weekdays":["saturday","sunday"]}},"then":{"page":{"text":"Closed\\ntoday"}}},
       {"name":"night","when":{"time":{"zone":"Europe/Berlin","from":"22:00","until":"05:00"},"country":["DE","AT"],"share":33.33},"then":{"destination":"https://example.com/2"}},
       {"name":"dates","when":{"date":{"from":"2040-01-01T00:00:01Z","until":"2040-02-01T10:30:15.250Z"}},"then":{"destination":"https://example.com/3"}},
       {"name":"nested","when":{"any":[{"country":["FR"]},{"not":{"os":["ios"]}}]},"then":{"destination":"https://example.com/4"}}],
      "schedule":[{"from":"2020-01-01T00:00:00Z","destination":"https://example.com/past"},{"from":"2040-03-01T08:00:30Z","destination":"https://example.com/next"}],
      "variants":{"mode":"rotate","hold_out":5,"options":[{"name":"A","weight":2,"destination":"https://example.com/a"},{"name":"B","weight":1,"destination":"https://example.com/b"}]},
      "access":{"password":"open sesame","minimum_age":18,"consent":"I agree.\\nReally.","links":"signed"}\
      """;

  private static final String STYLE =
      """
      "style":{"foreground_color":"#123d6b","background_color":"transparent","margin":6,"module_shape":"rounded",
       "gradient":{"type":"linear","angle":30,"stops":[{"offset":0,"color":"#123d6b"},{"offset":0.4,"color":"#102040"},{"offset":1,"color":"#0b2545"}]},
       "finders":{"frame_shape":"rounded","ball_shape":"circle","ball_fill":"#101820","top_left":{"ball_shape":"square"}},
       "frame":{"shape":"border"},"size":700,"format":"svg"}\
      """;

  private static final List<String> CONTENTS =
      List.of(
          "{\"kind\":\"url\",\"url\":\"https://example.com/?a=1&b=%20\"}",
          "{\"kind\":\"text\",\"text\":\" two\\nlines, and more\"}",
          """
          {"kind":"vcard","version":"4.0","first_name":"Ada","last_name":"King","organization":"Café, Inc.","title":"Countess",
           "phones":[{"number":"+49301","type":"work"},{"number":"+49302","type":"mobile"},{"number":"+49303"},{"number":"+49304","type":"fax"}],
           "emails":[{"address":"a@example.com","type":"home"},{"address":"b@example.com"}],"urls":["https://example.com/a","https://example.com/b"],
           "address":{"street":"Lindenallee 5","city":"Berlin","region":"Berlin","postal_code":"10115","country":"Germany"},"birthday":"1815-12-10","note":"Call\\nlater"}\
          """,
          "{\"kind\":\"wifi\",\"ssid\":\" Café \",\"security\":\"wpa3\",\"password\":\"long enough\",\"hidden\":true}",
          "{\"kind\":\"wifi\",\"ssid\":\"Open\",\"security\":\"none\"}",
          "{\"kind\":\"event\",\"title\":\"Day\",\"start\":\"2040-05-01\",\"end\":\"2040-05-03\"}",
          "{\"kind\":\"event\",\"title\":\"Offset\",\"start\":\"2040-05-01T19:00:00+02:00\",\"location\":\"Hall\",\"description\":\"a\\nb\",\"url\":\"https://example.com/e\"}",
          "{\"kind\":\"event\",\"title\":\"Zone\",\"start\":\"2040-05-01T19:00\",\"end\":\"2040-05-01T22:00\",\"time_zone\":\"America/New_York\"}",
          "{\"kind\":\"email\",\"to\":[\"a@example.com\",\"b@example.com\"],\"cc\":[\"c@example.com\"],\"bcc\":[\"d@example.com\"],\"subject\":\"Hi\",\"body\":\"two\\nlines\"}",
          "{\"kind\":\"sms\",\"number\":\"+49301\",\"message\":\"Hi, you\"}",
          "{\"kind\":\"phone\",\"number\":\"+49301\"}",
          "{\"kind\":\"geo\",\"latitude\":52.51627,\"longitude\":13.37771,\"label\":\"Gate\"}",
          "{\"kind\":\"whatsapp\",\"number\":\"+49301234567\",\"message\":\"Hi\"}",
          "{\"kind\":\"payment\",\"name\":\"Water works\",\"iban\":\"FR1420041010050500013M02606\",\"bic\":\"PSSTFRPP\",\"amount\":\"80\",\"purpose\":\"GDDS\",\"reference\":\"RF18539007547034\",\"information\":\"Thanks\"}",
          "{\"kind\":\"crypto\",\"currency\":\"bitcoin\",\"address\":\"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2\",\"amount\":\"0.5\",\"label\":\"Us\",\"message\":\"For tea\"}",
          "{\"kind\":\"links\",\"title\":\"Ours\",\"links\":[{\"label\":\"A\",\"url\":\"https://example.com/a\"},{\"label\":\"B\",\"url\":\"https://example.com/b\"},{\"label\":\"C\",\"url\":\"https://example.com/c\"}]}",
          "{\"kind\":\"app_store\",\"title\":\"App\",\"ios_url\":\"https://apps.apple.com/app/id1\",\"android_url\":\"https://play.google.com/store/apps/details?id=x\",\"other_url\":\"https://example.com\"}");

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ConsoleClient anna;
  private static ApiClient api;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    anna = ConsoleClient.joined(waypost.apiUrl(), waypost.ownerLink(), "anna");
    api = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void aPageThatIsSavedUntouchedLosesNothingOfAnyContent() throws Exception {
    int number = 0;
    for (String content : CONTENTS) {
      String id =
          api.create(
                  "{\"content\":" + content + "," + DETAILS.replace("NUMBER", "" + number++) + "}")
              .path("id")
              .textValue();
      assertSavedUntouched(id, "edit");
    }
  }

  @Test
  void everyFieldOfEveryContentHasItsPlaceInTheForm() throws Exception {
    Document form = Jsoup.parse(anna.get("/console/codes/new").body());
    JsonNode schemas = api.get("/openapi.json").json().at("/components/schemas");
    for (JsonNode kind : schemas.path("Content").path("oneOf")) {
      String name = kind.path("$ref").textValue().replaceAll(".*/", "");
      if (!name.equals("FileContent")) {
        assertThat(schemas.path(name).path("properties")).as(name).isNotEmpty();
        schemas
            .path(name)
            .path("properties")
            .fieldNames()
            .forEachRemaining(field ->
                assertThat(form.select("[name^=content." + field + "]"))
                    .as(name + "." + field)
                    .isNotEmpty());
      }
    }
  }

  @Test
  void rulesPlanVariantsAndAccessSurviveTheirPage() throws Exception {
    String id =
        api.create("{\"destination\":\"https://example.com\"," + PLAN + "}").path("id").textValue();
    assertSavedUntouched(id, "rules");
  }

  @Test
  void aDesignSurvivesItsPageWithWhatThePageHasNoFieldFor() throws Exception {
    String id =
        api.create("{\"destination\":\"https://example.com\"," + STYLE + "}")
            .path("id")
            .textValue();
    assertSavedUntouched(id, "design");
  }

  @Test
  void daysWithoutHoursAreWholeDaysAndHalfAnHourIsRefused() throws Exception {
    String id = api.create("{\"destination\":\"https://example.com\"}").path("id").textValue();
    String page = "/console/codes/" + id + "/rules";
    String[] weekend = {
      "rules.1.when.time.zone", "Europe/Berlin", "rules.1.when.time.weekdays:list", "saturday",
      "rules.1.then.kind", "destination", "rules.1.then.destination", "https://example.com/w"
    };
    assertThat(anna.post(page, weekend).statusCode()).isEqualTo(303);
    assertThat(code(id).at("/rules/0/when/time"))
        .isEqualTo(
            JSON.readTree(
                "{\"zone\":\"Europe/Berlin\",\"from\":\"00:00\",\"until\":\"00:00\",\"weekdays\":[\"saturday\"]}"));
    HttpResponse<String> half =
        anna.post(
            page,
            "rules.1.when.time.from",
            "18:00",
            "rules.1.when.time.zone",
            "Europe/Berlin",
            "rules.1.then.destination",
            "https://example.com/w");
    assertThat(half.statusCode()).isEqualTo(400);
    assertThat(half.body()).contains("rules[0].when.time.until").contains("18:00");
  }

  @Test
  void allThatMatchIsNotDoneToAllWhereTheWordsAreTooShort() throws Exception {
    api.create("{\"destination\":\"https://example.com\",\"name\":\"xy\"}");
    HttpResponse<String> preview =
        anna.post("/console/recalls?q=xy", "action", "pause", "reason", "Test");
    assertThat(preview.statusCode()).isEqualTo(400);
    assertThat(anna.get("/console/codes?q=xy").body()).doesNotContain("/console/recalls/new");
    assertThat(anna.get("/console/codes/export?q=xy").statusCode()).isEqualTo(400);
  }

  @Test
  void aDeletedCodeLeadsToItsHistoryAndComesBack() throws Exception {
    String id =
        api.create("{\"destination\":\"https://example.com\",\"name\":\"Gone\"}")
            .path("id")
            .textValue();
    api.delete("/api/v1/codes/" + id);
    String history = "/console/codes/" + id + "/history";
    assertThat(anna.get("/console/codes?status=deleted").body()).contains("href=\"" + history);
    assertThat(anna.get(history).body()).contains("Gone").doesNotContain(id + "/edit");
    assertThat(anna.post("/console/codes/" + id + "/restore").statusCode()).isEqualTo(303);
    assertThat(code(id).path("status").textValue()).isEqualTo("active");
  }

  @Test
  void oneOfManyThatIsGoneIsNamedAndTheOthersAreChanged() throws Exception {
    String gone = api.create("{\"destination\":\"https://example.com\"}").path("id").textValue();
    String there = api.create("{\"destination\":\"https://example.com\"}").path("id").textValue();
    api.delete("/api/v1/codes/" + gone);
    HttpResponse<String> answer =
        anna.post("/console/codes/many", "id", gone, "id", there, "action", "tag", "tag", "a, b");
    assertThat(answer.body()).contains(gone).contains("One code was changed");
    assertThat(code(there).path("tags").toString()).isEqualTo("[\"a, b\"]");
    assertThat(anna.post("/console/codes/many", "id", there, "action", "move").statusCode())
        .isEqualTo(400);
  }

  private static JsonNode code(String id) throws Exception {
    return api.get("/api/v1/codes/" + id).json();
  }

  private static void assertSavedUntouched(String id, String tab) throws Exception {
    JsonNode before = code(id);
    String path = "/console/codes/" + id + "/" + tab;
    HttpResponse<String> answer = anna.post(path, untouched(path));
    assertThat(answer.statusCode()).as(before + "\n" + answer.body()).isEqualTo(303);
    assertThat(JSON.readTree(lasting(code(id)).toString()))
        .as(tab)
        .isEqualTo(JSON.readTree(lasting(before).toString()));
  }

  private static ObjectNode lasting(JsonNode code) {
    return ((ObjectNode) code.deepCopy()).remove(OF_AN_EDIT);
  }

  /** What a browser sends where nothing was touched. */
  private static String[] untouched(String path) throws Exception {
    Document page = Jsoup.parse(anna.get(path).body());
    page.select("template, fieldset[disabled]").remove();
    var form = (FormElement) page.expectFirst("form[method=post][action=" + path + "]");
    List<String> sent = new ArrayList<>();
    for (KeyVal field : form.formData()) {
      if (!field.key().equals("csrf")) {
        Element area = form.selectFirst("textarea[name=" + field.key() + "]");
        sent.add(field.key());
        sent.add(area == null ? field.value() : area.wholeText());
      }
    }
    return sent.toArray(String[]::new);
  }
}
