package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The brand of a domain and the pages that show it, over real sockets. */
class BrandsTest {
  private static final String HOSTILE = "</bdi></a></style><script>alert(1)</script>\\\"onload=x";
  private static final int MOST_BYTES = 20_000;

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient api;
  private static String domain;
  private static String logo;
  private static List<String> pages;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder);
    api = waypost.client();
    domain = "/api/v1/domains/" + api.get("/api/v1/domains").json().at("/domains/0/id").textValue();
    logo = SampleLogo.upload(api);
    pages = pages();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @BeforeEach
  void beginPlain() throws Exception {
    patch("null");
  }

  private static Answer patch(String brand) throws Exception {
    return api.patch(domain, "{\"brand\":" + brand + "}");
  }

  private static void brand(String members) throws Exception {
    Answer answer = patch("{" + members + "}");
    assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
  }

  /** An address for each kind of page. */
  private static List<String> pages() throws Exception {
    List<String> urls = new ArrayList<>();
    urls.add(waypost.scanUrl() + "/NOTTHERE");
    urls.add(waypost.scanUrl() + "/");
    urls.add(made("\"destination\":\"https://example.com\",\"status\":\"draft\"", null));
    for (String status : List.of("paused", "retired")) {
      urls.add(made("\"destination\":\"https://example.com\"", "\"status\":\"" + status + "\""));
    }
    urls.add(
        made(
            "\"destination\":\"https://example.com\"",
            "\"expires\":{\"at\":\"2020-01-01T00:00:00Z\"}"));
    for (String access :
        List.of(
            "\"password\":\"open sesame\"",
            "\"minimum_age\":18",
            "\"consent\":\"أوافق على الشروط\"",
            "\"links\":\"signed\"")) {
      urls.add(made("\"destination\":\"https://example.com\",\"access\":{" + access + "}", null));
    }
    for (String content :
        List.of(
            "{\"kind\":\"text\",\"text\":\"Table 5\"}",
            "{\"kind\":\"vcard\",\"first_name\":\"Zoë\",\"last_name\":\"Ny\",\"phones\":[{\"number\":\"+49 30 90\",\"type\":\"work\"}]}",
            "{\"kind\":\"wifi\",\"ssid\":\"Café\",\"password\":\"12345678\"}",
            "{\"kind\":\"event\",\"title\":\"Party\",\"start\":\"2031-03-01T18:00:00Z\",\"end\":\"2031-03-01T20:00:00Z\"}")) {
      urls.add(made("\"content\":" + content, null));
    }
    return urls;
  }

  private static String made(String members, @Nullable String change) throws Exception {
    JsonNode code = api.create("{\"type\":\"dynamic\"," + members + "}");
    if (change != null) {
      Answer changed =
          api.patch("/api/v1/codes/" + code.path("id").textValue(), "{" + change + "}");
      assertThat(changed.status()).as(changed.json().toString()).isEqualTo(200);
    }
    return code.path("short_url").textValue();
  }

  private static Answer scan(String url, String language) throws Exception {
    return ApiClient.send(
        HttpRequest.newBuilder(ApiClient.scanUri(url))
            .header("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/130 Mobile")
            .header("Accept-Language", language)
            .GET());
  }

  private static String body(Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aBrandIsShownAsItWasWrittenAndEachPartChangesByItself() throws Exception {
    assertThat(api.get(domain).json().path("brand").isNull()).isTrue();
    brand(
        "\"name\":\"Café Nil\",\"logo\":\"%s\",\"color\":\"#C2185B\",\"background\":\"#fff3e0\",\"text\":\"Call us\\n+20 2 1234\",\"link\":\"https://cafe.example/ü\",\"language\":\"AR-eg\""
            .formatted(logo));
    JsonNode shown = api.get(domain).json().path("brand");
    assertThat(shown.toString())
        .isEqualTo(
            "{\"name\":\"Café Nil\",\"logo\":\"%s\",\"color\":\"#c2185b\",\"background\":\"#fff3e0\",\"text\":\"Call us\\n+20 2 1234\",\"link\":\"https://cafe.example/ü\",\"language\":\"ar-EG\",\"direction\":\"rtl\"}"
                .formatted(logo));
    brand("\"color\":null,\"name\":\"Nil\"");
    JsonNode changed = api.get(domain).json().path("brand");
    assertThat(changed.path("color").isNull()).isTrue();
    assertThat(changed.path("name").textValue()).isEqualTo("Nil");
    assertThat(changed.path("logo").textValue()).isEqualTo(logo);
    assertThat(patch("null").json().path("brand").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\" \"} | invalid_value | brand.name",
        "{\"name\":7} | wrong_type | brand.name",
        "{\"logo\":\"logo_01kjm3x4y5z6a7b8c9d0e1f2g3\"} | invalid_value | brand.logo",
        "{\"logo\":\"picture\"} | invalid_value | brand.logo",
        "{\"color\":\"red\"} | invalid_value | brand.color",
        "{\"background\":\"#fff\"} | invalid_value | brand.background",
        "{\"text\":\"\\u0007\"} | invalid_value | brand.text",
        "{\"link\":\"http://example.com\"} | invalid_value | brand.link",
        "{\"link\":\"javascript:alert(1)\"} | unsupported_scheme | brand.link",
        "{\"language\":\"no language\"} | invalid_value | brand.language",
        "{\"direction\":\"rtl\"} | unknown_field | brand.direction",
        "\"Café\" | wrong_type | brand",
      })
  void whatABrandCanNotBeIsRefusedByItsField(String brand, String code, String field)
      throws Exception {
    assertProblem(patch(brand), 400, code, field);
    assertThat(api.get(domain).json().path("brand").isNull()).isTrue();
  }

  @Test
  void aLogoStaysWhileABrandNamesIt() throws Exception {
    brand("\"logo\":\"" + logo + "\"");
    assertProblem(api.delete("/api/v1/logos/" + logo), 409, "in_use", null);
  }

  @Test
  void everyPageShowsTheBrandInItsLanguageAndDirection() throws Exception {
    brand(
        "\"name\":\"مقهى النيل\",\"logo\":\"%s\",\"color\":\"#c2185b\",\"background\":\"#fff3e0\",\"text\":\"اتصل بنا\",\"link\":\"https://cafe.example\",\"language\":\"ar\""
            .formatted(logo));
    for (String url : pages) {
      for (String language : List.of("en", "de")) {
        Answer answer = scan(url, language + "-AT,fr;q=0.3");
        String page = body(answer);
        assertThat(page)
            .as(url)
            .contains("<html lang=\"" + language + "\" dir=\"rtl\">")
            .contains("<img alt=\"\" src=\"data:image/png;base64,iVBOR")
            .contains("<bdi lang=\"ar\">مقهى النيل</bdi>")
            .contains("href=\"https://cafe.example\"")
            .contains("--accent:#c2185b", "--paper:#fff3e0");
        assertThat(answer.bytes().length).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(answer.header("Content-Security-Policy"))
            .contains("default-src 'none'", "img-src data:")
            .doesNotContain("unsafe");
        assertThat(page.contains("اتصل بنا")).isEqualTo(answer.status() >= 400);
      }
    }
  }

  @Test
  void withoutABrandPagesAreInTheLanguageOfTheBrowserElseInEnglish() throws Exception {
    String paused = pages.get(3);
    assertThat(body(scan(paused, "de"))).contains("Zurzeit angehalten", "lang=\"de\" dir=\"ltr\"");
    assertThat(body(scan(paused, "fr, de;q=0.2"))).contains("Zurzeit angehalten");
    assertThat(body(scan(paused, "fr"))).contains("Paused for now", "lang=\"en\" dir=\"ltr\"");
    brand("\"language\":\"de-CH\"");
    assertThat(body(scan(paused, "fr"))).contains("Zurzeit angehalten");
    assertThat(body(scan(paused, "en"))).contains("Paused for now");
  }

  @Test
  void whatIsHostedSpeaksTheLanguageOfTheBrowserAroundTheOwnersWords() throws Exception {
    String contact = pages.get(11);
    assertThat(body(scan(contact, "de")))
        .contains("Kontakt speichern", "<bdi>+49 30 90</bdi> anrufen (beruflich)", "Zoë Ny")
        .doesNotContain("Save contact");
    assertThat(body(scan(contact, "en")))
        .contains("Save contact", "Call <bdi>+49 30 90</bdi> (work)")
        .doesNotContain("Kontakt", "<!--");
    String event = pages.get(13);
    assertThat(body(scan(event, "de"))).contains("Samstag, 1. März 2031, 18:00");
    assertThat(body(scan(event, "en"))).contains("Saturday, 1 March 2031, 18:00");
  }

  @Test
  void nothingThatAnOwnerWroteIsMarkup() throws Exception {
    String shortened = HOSTILE.substring(0, 50);
    brand(
        "\"name\":\"%s\",\"text\":\"%s\",\"link\":\"https://x.example/?\\\"onload=\\\"alert(1)\""
            .formatted(shortened, HOSTILE));
    Pattern script = Pattern.compile("<script|</style>[^<]*alert|[\"\\s]onload=");
    for (String url : pages) {
      String tags =
          String.join(
              "\n",
              Pattern.compile("<[^>]*>")
                  .matcher(body(scan(url, "en")))
                  .results()
                  .map(found -> found.group().replaceAll("\"[^\"]*\"", "\"\""))
                  .toList());
      assertThat(script.matcher(tags).find()).as(tags).isFalse();
    }
  }

  @Test
  void aLongTextLeavesTheLogoOut() throws Exception {
    brand("\"logo\":\"" + logo + "\",\"name\":\"Nil\"");
    Answer fits = scan(withText("世".repeat(4000)), "en");
    assertThat(body(fits)).contains("<img");
    int room = MOST_BYTES - fits.bytes().length;
    assertThat(room).isPositive();
    // An ampersand takes two bytes more in HTML, and the logo more than these.
    int ampersands = room / 2 + 50;
    Answer full = scan(withText("世".repeat(4000 - ampersands) + "&".repeat(ampersands)), "en");
    assertThat(full.bytes().length).isLessThanOrEqualTo(MOST_BYTES);
    assertThat(body(full)).contains(">Nil</bdi>").doesNotContain("<img");
  }

  private static String withText(String text) throws Exception {
    return made("\"content\":{\"kind\":\"text\",\"text\":\"" + text + "\"}", null);
  }
}
