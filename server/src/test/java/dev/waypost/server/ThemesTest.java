package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import dev.waypost.server.description.ApiDescription;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Styles that a workspace keeps under a name, and what takes them over. */
class ThemesTest {
  private static final String THEMES = "/api/v1/themes";
  private static final String CODES = "/api/v1/codes";
  private static final String AUTUMN =
      "{\"name\":\"Autumn\",\"style\":{\"module_shape\":\"rounded\",\"foreground_color\":\"#0B6B4F\",\"finders\":{\"frame_shape\":\"leaf\",\"ball_shape\":\"circle\"}}}";

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient api;
  private static String id;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
    id = api.post(THEMES, AUTUMN).json().path("id").textValue();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void aCodeTakesAThemeOverAndWhatStandsBesideItHasTheLastWord() throws Exception {
    JsonNode style =
        api.create(
                "{\"destination\":\"https://example.com\",\"foreground_color\":\"#a00\",\"style\":{\"theme\":\"autumn\",\"size\":700,\"finders\":{\"ball_shape\":\"square\"}}}")
            .path("style");
    assertThat(style.path("module_shape").textValue()).isEqualTo("rounded");
    assertThat(style.path("foreground_color").textValue()).isEqualTo("#aa0000");
    assertThat(style.path("size").intValue()).isEqualTo(700);
    assertThat(style.path("finders").toString())
        .isEqualTo("{\"frame_shape\":\"leaf\",\"ball_shape\":\"square\"}");
    assertThat(style.has("theme")).isFalse();
  }

  @Test
  void aChangeOfAThemeChangesNoCode() throws Exception {
    String theme =
        api.post(THEMES, "{\"name\":\"Spring\",\"style\":{\"module_shape\":\"dots\",\"margin\":6}}")
            .json()
            .path("id")
            .textValue();
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"style\":{\"theme\":\"" + theme + "\"}}");
    JsonNode changed =
        api.patch(
                THEMES + "/" + theme,
                "{\"name\":\"Summer\",\"style\":{\"margin\":null,\"module_shape\":\"fluid\"}}")
            .json();
    assertThat(changed.path("style").toString()).isEqualTo("{\"module_shape\":\"fluid\"}");
    assertThat(api.get(THEMES + "/" + theme).json()).isEqualTo(changed);
    String path = CODES + "/" + code.path("id").textValue();
    assertThat(api.get(path).json().path("style")).isEqualTo(code.path("style"));

    JsonNode again = api.patch(path, "{\"style\":{\"theme\":\"Summer\",\"gradient\":null}}").json();
    assertThat(again.at("/style/module_shape").textValue()).isEqualTo("fluid");
    assertThat(again.at("/style/margin").intValue())
        .as("the theme says nothing of it")
        .isEqualTo(6);
    assertThat(api.delete(THEMES + "/" + theme).status()).isEqualTo(204);
    assertThat(api.get(path).json().at("/style/module_shape").textValue()).isEqualTo("fluid");
    assertThat(api.delete(THEMES + "/" + theme).status()).isEqualTo(404);
  }

  @Test
  void manyCodesTakeItOverInOneCallAndInAJob() throws Exception {
    JsonNode made =
        api.post(
                CODES + "/bulk",
                "{\"defaults\":{\"style\":{\"theme\":\"Autumn\"}},\"codes\":[{\"destination\":\"https://example.com/1\"},{\"destination\":\"https://example.com/2\",\"style\":{\"theme\":\"none\"}},{\"destination\":\"https://example.com/3\",\"style\":{\"theme\":7}}]}")
            .json();
    assertThat(made.at("/results/0/code/style/module_shape").textValue()).isEqualTo("rounded");
    assertThat(made.at("/results/1/problem/code").textValue()).isEqualTo("theme_not_found");
    assertThat(made.at("/results/1/problem/field").textValue()).isEqualTo("style.theme");
    assertThat(made.at("/results/2/problem/code").textValue()).isEqualTo("wrong_type");

    assertThat(
            api.post(
                    CODES,
                    "{\"destination\":\"https://example.com\",\"style\":{\"theme\":\"none\"}}")
                .json()
                .path("code")
                .textValue())
        .isEqualTo("theme_not_found");

    String first = made.at("/results/0/code/id").textValue();
    JsonNode plain = api.patch(CODES + "/" + first, "{\"style\":{\"module_shape\":null}}").json();
    assertThat(plain.at("/style/module_shape").textValue()).isEqualTo("square");
    JsonNode changed =
        ApiClient.send(
                api.request(CODES + "/bulk")
                    .method(
                        "PATCH",
                        BodyPublishers.ofString(
                            "{\"defaults\":{\"style\":{\"theme\":\"Autumn\"}},\"codes\":[{\"id\":\""
                                + first
                                + "\"}]}")))
            .json();
    assertThat(changed.at("/results/0/code/style/module_shape").textValue()).isEqualTo("rounded");

    String job =
        api.post(
                "/api/v1/jobs",
                "{\"kind\":\"create_codes\",\"count\":2,\"template\":{\"destination\":\"https://example.com/{number}\",\"tags\":[\"job\"],\"style\":{\"theme\":\"Autumn\"}}}")
            .header("Location");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> !api.get(job).json().path("result_url").isNull());
    JsonNode found = api.get(CODES + "?tag=job").json().path("codes");
    assertThat(found).hasSize(2);
    assertThat(found.findValuesAsText("module_shape")).containsOnly("rounded");
  }

  @Test
  void imagesThatAreNotStoredAndTheirProofsTakeItOver() throws Exception {
    String themed = "{\"destination\":\"https://example.com\",\"style\":{\"theme\":\"%s\"}}";
    byte[] image = api.post("/api/v1/images", themed.formatted(id)).bytes();
    assertThat(SymbolReader.readPng(image)).isEqualTo("https://example.com");
    assertThat(image)
        .isNotEqualTo(
            api.post("/api/v1/images", "{\"destination\":\"https://example.com\"}").bytes());
    assertThat(
            api.post("/api/v1/images/proof", themed.formatted("Autumn"))
                .json()
                .path("scannable")
                .booleanValue())
        .isTrue();
    assertThat(api.post("/api/v1/images", themed.formatted("none")).status()).isEqualTo(404);
    assertThat(api.post("/api/v1/images/proof", themed.formatted("none")).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                              | missing_field      | name
          {"name":" "}                                                    | invalid_value      | name
          {"name":null}                                                   | wrong_type         | name
          {"name":"theme_00000000000000000000000000"}                     | invalid_value      | name
          {"name":"AUTUMN"}                                               | theme_exists       | name
          {"name":"x","style":7}                                          | wrong_type         | style
          {"name":"x","style":{"glow":1}}                                 | unknown_field      | style.glow
          {"name":"x","style":{"theme":"Autumn"}}                         | unknown_field      | style.theme
          {"name":"x","style":{"background_gradint":null}}                | unknown_field      | style.background_gradint
          {"name":"x","style":{"finders":{"glow":null}}}                  | unknown_field      | style.finders.glow
          {"name":"x","style":{"finders":{"top_left":{"glow":null}}}}     | unknown_field      | style.finders.top_left.glow
          {"name":"x","style":{"margin":99}}                              | invalid_value      | style.margin
          {"name":"x","style":{"foreground_color":"red"}}                 | invalid_color      | style.foreground_color
          {"name":"x","style":{"format":"bmp"}}                           | unsupported_format | style.format
          {"name":"x","style":{"foreground_color":"#fff"}}                | low_contrast       | style.foreground_color
          {"name":"x","style":{"background_color":"#606060"}}             | unscannable        | style
          {"name":"x","style":{"frame":{"text":"x"}}}                     | missing_field      | style.frame.shape
          """)
  void whatCantBeAThemeIsRefused(String body, String code, String field) throws Exception {
    Answer refused = api.post(THEMES, body);
    assertThat(refused.json().path("code").textValue())
        .as(refused.json().toString())
        .isEqualTo(code);
    assertThat(refused.json().path("field").textValue()).isEqualTo(field);
    String other =
        api.post(THEMES, "{\"name\":\"other " + body.hashCode() + "\"}")
            .json()
            .path("id")
            .textValue();
    if (!body.equals("{}")) {
      Answer unchanged = api.patch(THEMES + "/" + other, body);
      assertThat(unchanged.json().path("code").textValue()).isEqualTo(code);
    }
    assertThat(api.get(THEMES + "/" + other).json().path("style")).isEmpty();
  }

  @Test
  void nullIsRefusedWhereThereIsNothingYetToTakeAway() throws Exception {
    Answer refused = api.post(THEMES, "{\"name\":\"x\",\"style\":{\"format\":null}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").textValue()).isEqualTo("style.format");
  }

  @Test
  void aNameThatIsTooLongIsRefused() throws Exception {
    String body = "{\"name\":\"" + "x".repeat(101) + "\"}";
    assertThat(api.post(THEMES, body).json().path("code").textValue()).isEqualTo("invalid_value");
    assertThat(api.patch(THEMES + "/" + id, body).json().path("code").textValue())
        .isEqualTo("invalid_value");
  }

  @Test
  void aKeyThatIsLimitedToGroupsUsesThemesAndChangesNone() throws Exception {
    api.post("/api/v1/groups", "{\"path\":\"labels\"}");
    String key =
        api.post(
                "/api/v1/keys",
                "{\"name\":\"limited\",\"scopes\":[\"codes:read\",\"codes:write\"],\"groups\":[\"labels\"]}")
            .json()
            .path("key")
            .textValue();
    var limited = new ApiClient(waypost.apiUrl(), key);
    assertThat(
            limited
                .create(
                    "{\"destination\":\"https://example.com\",\"group\":\"labels\",\"style\":{\"theme\":\"Autumn\"}}")
                .at("/style/module_shape")
                .textValue())
        .isEqualTo("rounded");
    for (Answer refused :
        new Answer[] {
          limited.patch(THEMES + "/" + id, "{\"name\":\"theirs\"}"),
          limited.delete(THEMES + "/" + id)
        }) {
      assertThat(refused.json().path("code").textValue()).isEqualTo("group_not_allowed");
    }
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    String nothing = THEMES + "/theme_00000000000000000000000000";
    assertThat(api.get(nothing).json().path("code").textValue()).isEqualTo("theme_not_found");
    assertThat(api.patch(nothing, "{}").status()).isEqualTo(404);
    assertThat(api.delete(nothing).status()).isEqualTo(404);
  }

  @Test
  void theLogoOfAThemeStaysAndASandboxLosesItsThemes() throws Exception {
    String logo =
        ApiDescription.json(
                ApiClient.send(
                        api.request("/api/v1/logos")
                            .POST(BodyPublishers.ofByteArray(SampleLogo.png())))
                    .bytes())
            .path("id")
            .textValue();
    String branded =
        api.post(THEMES, "{\"name\":\"Branded\",\"style\":{\"logo\":{\"logo\":\"" + logo + "\"}}}")
            .json()
            .path("id")
            .textValue();
    assertThat(api.delete("/api/v1/logos/" + logo).json().path("code").textValue())
        .isEqualTo("in_use");
    assertThat(api.delete(THEMES + "/" + branded).status()).isEqualTo(204);
    assertThat(api.delete("/api/v1/logos/" + logo).status()).isEqualTo(204);

    String key =
        api.post(
                "/api/v1/keys",
                "{\"name\":\"try\",\"scopes\":[\"codes:read\",\"codes:write\"],\"mode\":\"test\"}")
            .json()
            .path("key")
            .textValue();
    var sandbox = new ApiClient(waypost.apiUrl(), key);
    assertThat(sandbox.post(THEMES, AUTUMN).status()).isEqualTo(201);
    assertThat(sandbox.delete("/api/v1/sandbox").status()).isEqualTo(200);
    assertThat(sandbox.post(THEMES, AUTUMN).status()).as("its name is free again").isEqualTo(201);
    assertThat(api.get(THEMES + "/" + id).status()).isEqualTo(200);
  }

  @Test
  void onPostgresqlTheyAreKeptAsWell(@TempDir Path other) throws Exception {
    try (var server = EmbeddedPostgres.start();
        RunningWaypost second =
            RunningWaypost.start(
                other,
                "--database-url",
                "postgresql://postgres@localhost:" + server.getPort() + "/postgres")) {
      ApiClient there = second.client();
      assertThat(there.post(THEMES, AUTUMN).status()).isEqualTo(201);
      assertThat(there.post(THEMES, AUTUMN).status()).isEqualTo(409);
      JsonNode code =
          there.create(
              "{\"destination\":\"https://example.com\",\"style\":{\"theme\":\"AUTUMN\"}}");
      assertThat(code.at("/style/module_shape").textValue()).isEqualTo("rounded");
      assertThat(there.get(THEMES).json().path("themes")).hasSize(1);
    }
  }
}
