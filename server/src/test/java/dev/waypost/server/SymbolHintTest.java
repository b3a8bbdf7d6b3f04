package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The size of the symbol in answers, and what capital letters would save of it. */
class SymbolHintTest {
  private static final Pattern MODULES = Pattern.compile("viewBox=\"0 0 (\\d+) ");

  @TempDir static Path folder;
  private static RunningWaypost waypost;
  private static ApiClient admin;

  @BeforeAll
  static void start() throws Exception {
    waypost = RunningWaypost.start(folder, "--short-url", "https://qr.example.com");
    admin = waypost.client();
  }

  @AfterAll
  static void stop() {
    waypost.close();
  }

  @Test
  void anUpperCaseShortUrlIsAsSmallAsItCanBe() throws Exception {
    // 35 characters of the alphanumeric mode: 4 + 9 + 17 × 11 + 6 = 206 bits; version 2 at M holds
    // 224 (ISO/IEC 18004:2015, Table 7).
    JsonNode code = admin.create("{\"destination\":\"https://example.com\"}");
    assertThat(code.path("symbol").toString())
        .isEqualTo("{\"version\":2,\"modules\":25,\"uppercase_would_be\":null}");
    assertAsDrawn(code);
  }

  @Test
  void aKeyInSmallLettersIsSaidToCostModules() throws Exception {
    JsonNode code =
        admin.create(
            "{\"destination\":\"https://example.com\",\"key\":\"the-menu-of-this-hot-summer\"}");
    assertThat(code.path("symbol").toString())
        .isEqualTo(
            "{\"version\":4,\"modules\":33,\"uppercase_would_be\":{\"version\":3,\"modules\":29,\"saves_modules\":4}}");
    assertAsDrawn(code);
  }

  @Test
  void smallLettersThatSaveNothingAreNotComplainedOf() throws Exception {
    JsonNode code = admin.create("{\"destination\":\"https://example.com\",\"key\":\"a\"}");
    assertThat(code.path("symbol").path("uppercase_would_be").isNull()).isTrue();
    assertAsDrawn(code);
  }

  @Test
  void aDomainWithoutCapitalLettersIsSaidToCostModulesAndItsCodesFollowIt() throws Exception {
    String id = admin.get("/api/v1/domains").json().path("domains").path(0).path("id").textValue();
    JsonNode code = admin.create("{\"destination\":\"https://example.com\"}");
    String path = "/api/v1/codes/" + code.path("id").textValue();
    admin.patch("/api/v1/domains/" + id, "{\"uppercase\":false}");
    try {
      JsonNode lower = admin.get(path).json();
      assertThat(lower.path("short_url").textValue()).startsWith("https://qr.example.com/");
      assertThat(lower.path("symbol").path("uppercase_would_be").path("version").intValue())
          .isEqualTo(2);
      assertThat(lower.path("symbol").path("version").intValue()).isEqualTo(3);
    } finally {
      admin.patch("/api/v1/domains/" + id, "{\"uppercase\":true}");
    }
    assertThat(admin.get(path).json().path("symbol")).isEqualTo(code.path("symbol"));
  }

  @Test
  void aStaticCodesSymbolIsThatOfItsContentAndListsHaveItToo() throws Exception {
    JsonNode code =
        admin.create(
            "{\"type\":\"static\",\"content\":{\"kind\":\"text\",\"text\":\"Grüße\"},\"error_correction\":\"H\"}");
    assertThat(code.path("symbol").toString())
        .isEqualTo("{\"version\":1,\"modules\":21,\"uppercase_would_be\":null}");
    assertAsDrawn(code);
    assertThat(admin.get("/api/v1/codes?limit=100").json().path("codes"))
        .allSatisfy(
            listed -> assertThat(listed.path("symbol").path("version").intValue()).isPositive());
  }

  /** The symbol that is drawn has as many modules as was said. */
  private static void assertAsDrawn(JsonNode code) throws Exception {
    String svg =
        new String(
            admin
                .get("/api/v1/codes/" + code.path("id").textValue() + "/image.svg?margin=0")
                .bytes(),
            StandardCharsets.UTF_8);
    Matcher modules = MODULES.matcher(svg);
    assertThat(modules.find()).as(svg).isTrue();
    assertThat(Integer.parseInt(modules.group(1)))
        .isEqualTo(code.path("symbol").path("modules").intValue());
  }
}
