package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images in all formats and styles, over HTTP. */
class ImagesTest {
  private static final String IMAGES = "/api/v1/images";
  private static final String MENU = "https://example.com/menu";

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
    "svg, image/svg+xml, <svg",
    "pdf, application/pdf, %PDF-1.",
    "eps, application/postscript, %!PS-Adobe-3.0 EPSF-3.0",
    "zpl, application/x-zpl, ^XA",
    "png, image/png, \u0089PNG",
    "jpg, image/jpeg, \u00ff\u00d8\u00ff",
  })
  void eachFormatIsDrawnWithAndWithoutACode(String format, String type, String start)
      throws Exception {
    Answer drawn =
        api.post(IMAGES, "{\"destination\":\"" + MENU + "\",\"format\":\"" + format + "\"}");
    assertThat(drawn.status()).isEqualTo(200);
    assertThat(drawn.header("Content-Type")).isEqualTo(type);
    assertThat(drawn.header("Cache-Control")).isEqualTo("no-store");
    assertThat(new String(drawn.bytes(), StandardCharsets.ISO_8859_1)).startsWith(start);
    JsonNode code = api.create("{\"destination\":\"" + MENU + "\",\"format\":\"" + format + "\"}");
    assertThat(code.path("image_url").textValue()).endsWith("." + format);
    Answer open = api.get("/images/" + code.path("id").textValue() + "." + format);
    assertThat(open.status()).isEqualTo(200);
    assertThat(open.header("Content-Type")).isEqualTo(type);
    assertThat(new String(open.bytes(), StandardCharsets.ISO_8859_1)).startsWith(start);
  }

  @Test
  void aTerminalShowsTheSymbolInHalfBlocks() throws Exception {
    String body = "{\"destination\":\"" + MENU + "\",\"format\":\"txt\",\"terminal\":\"%s\"}";
    Answer dark = api.post(IMAGES, body.formatted("dark"));
    assertThat(dark.header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    String text = new String(dark.bytes(), StandardCharsets.UTF_8);
    assertThat(text).containsPattern("[█▀▄ ]{20,}");
    assertThat(
            new String(api.post(IMAGES, body.formatted("light")).bytes(), StandardCharsets.UTF_8))
        .isNotEqualTo(text);
  }

  @Test
  void aPrintIsAsWideAsAskedForInTheInksAskedFor() throws Exception {
    Answer eps =
        api.post(
            IMAGES,
            "{\"destination\":\""
                + MENU
                + "\",\"format\":\"eps\",\"width_mm\":25.4,\"color_space\":\"cmyk\"}");
    assertThat(new String(eps.bytes(), StandardCharsets.ISO_8859_1))
        .contains("%%BoundingBox: 0 0 72 72")
        .contains("setcmykcolor");
    JsonNode code = api.create("{\"destination\":\"" + MENU + "\"}");
    String path = "/api/v1/codes/" + code.path("id").textValue();
    String coarse = text(api.get(path + "/image.zpl?width_mm=30&dpi=203"));
    String fine = text(api.get(path + "/image.zpl?width_mm=30&dpi=600"));
    assertThat(coarse).contains("^PW").isNotEqualTo(fine);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"format":"png","width_mm":30}              | 400 | invalid_value | width_mm
          {"format":"pdf","dpi":203}                  | 400 | invalid_value | dpi
          {"format":"zpl","dpi":72}                   | 400 | invalid_value | dpi
          {"format":"pdf","width_mm":1}               | 400 | invalid_value | width_mm
          {"format":"zpl","width_mm":200,"dpi":600}   | 400 | invalid_value | width_mm
          {"format":"pdf","color_space":"lab"}        | 400 | invalid_value | color_space
          {"format":"svg","terminal":"dark"}          | 400 | invalid_value | terminal
          {"size":64,"margin":31}                     | 400 | invalid_value | size
          {"style":{"version":2}}                     | 400 | invalid_value | style.version
          {"style":{"module_shape":"hexagon"}}        | 400 | invalid_value | style.module_shape
          {"style":{"finders":{"ball":1}}}            | 400 | unknown_field | style.finders.ball
          {"style":{"finders":{"top_left":{"frame_fill":7}}}} | 400 | wrong_type | style.finders.top_left.frame_fill
          {"style":{"gradient":{"stops":[]}}}         | 400 | invalid_value | style.gradient.stops
          {"style":{"gradient":{"stops":[{"offset":1,"color":"#000"},{"offset":0,"color":"#000"}]}}} | 400 | invalid_value | style.gradient.stops[1].offset
          {"style":{"gradient":{"stops":[{"offset":0,"color":"#000"},{"offset":1,"color":"#ff0"}]}}} | 422 | low_contrast | style.gradient
          {"style":{"finders":{"ball_fill":"#fff"}}}  | 422 | low_contrast | style.finders.ball_fill
          {"style":{"background_gradient":{"stops":[{"offset":0,"color":"#fff"},{"offset":1,"color":"#222"}]}}} | 422 | low_contrast | style.foreground_color
          {"style":{"frame":{"text":"Scan me"}}}      | 400 | missing_field | style.frame.shape
          {"style":{"frame":{"shape":"circle","text":"扫"}}} | 400 | invalid_value | style.frame.text
          {"style":{"frame":{"shape":"circle","text":"a\\nb"}}} | 400 | invalid_value | style.frame.text
          {"style":{"logo":{"size":0.5,"logo":"x"}}}  | 400 | invalid_value | style.logo.size
          {"format":"zpl","style":{"gradient":{"stops":[{"offset":0,"color":"#000"},{"offset":1,"color":"#333"}]}}} | 422 | style_not_supported | format
          """)
  void whatCantBeDrawnIsRefusedByName(String body, int status, String code, String field)
      throws Exception {
    Answer refused = api.post(IMAGES, "{\"destination\":\"" + MENU + "\"," + body.substring(1));
    assertThat(refused.json().path("code").textValue()).as(text(refused)).isEqualTo(code);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.json().path("field").textValue()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"destination":"nowhere"}                                                   | malformed_url
          {"destination":"ftp://example.com"}                                         | unsupported_scheme
          {"destination":"https://a@example.com"}                                     | unsafe_url
          {"destination":"https://example.com/LONG"}                                  | too_long
          {"destination":"https://example.com","content":{"kind":"text","text":"x"}}  | conflicting_fields
          {"content":{"kind":"riddle"}}                                               | unknown_content_kind
          {"destination":"https://example.com/FULL","error_correction":"H"}           | content_too_long
          {"destination":"https://example.com","foreground_color":"red"}              | invalid_color
          {"destination":"https://example.com","format":"bmp"}                        | unsupported_format
          {"destination":"https://example.com","size":1}                              | invalid_value
          {"destination":"https://example.com","foreground_color":"#fff"}             | low_contrast
          {"content":{"kind":"links","links":[{"label":"a","url":"https://e.com"}]}}  | static_code
          """)
  void whatNoSymbolCanHoldIsRefused(String body, String code) throws Exception {
    String whole = body.replace("LONG", "x".repeat(3000)).replace("FULL", "x".repeat(2000));
    for (String path : List.of(IMAGES, IMAGES + "/proof")) {
      Answer refused = api.post(path, whole);
      assertThat(refused.status()).isBetween(400, 422);
      assertThat(refused.json().path("code").textValue()).as(text(refused)).isEqualTo(code);
    }
  }

  @Test
  void aChangeKeepsWhatItDoesNotName() throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"style\":{\"module_shape\":\"dots\",\"finders\":{\"frame_shape\":\"circle\",\"top_left\":{\"ball_fill\":\"#0b6b4f\"}},\"frame\":{\"shape\":\"circle\",\"text\":\"Scan me\"}}}");
    String path = "/api/v1/codes/" + code.path("id").textValue();
    JsonNode style =
        api.patch(
                path,
                "{\"style\":{\"finders\":{\"ball_shape\":\"leaf\",\"top_left\":{\"ball_fill\":null}},\"frame\":{\"text\":\"Menu\"}}}")
            .json()
            .path("style");
    assertThat(style.path("module_shape").textValue()).isEqualTo("dots");
    assertThat(style.path("finders").toString())
        .isEqualTo("{\"frame_shape\":\"circle\",\"ball_shape\":\"leaf\"}");
    assertThat(style.path("frame").toString())
        .isEqualTo("{\"shape\":\"circle\",\"text\":\"Menu\"}");
    // What is answered can be sent again.
    JsonNode same = api.patch(path, "{\"style\":" + style + "}").json().path("style");
    assertThat(same).isEqualTo(style);
    assertThat(api.get(path).json().path("style")).isEqualTo(style);
    JsonNode plain =
        api.patch(path, "{\"style\":{\"module_shape\":null,\"finders\":null,\"frame\":null}}")
            .json()
            .path("style");
    assertThat(plain.path("module_shape").textValue()).isEqualTo("square");
    assertThat(plain.path("finders").isNull()).isTrue();
    assertThat(plain.path("frame").isNull()).isTrue();
  }

  @Test
  void anAddressThatNamesTheContentIsKeptForGood() throws Exception {
    JsonNode code = api.create("{\"destination\":\"" + MENU + "\"}");
    String image = "/images/" + code.path("id").textValue() + ".svg";
    Answer open = api.get(image);
    String tag = open.header("ETag").replace("\"", "");
    assertThat(open.header("Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(api.get(image + "?v=" + tag).header("Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    api.patch("/api/v1/codes/" + code.path("id").textValue(), "{\"foreground_color\":\"#0b6b4f\"}");
    Answer changed = api.get(image + "?v=" + tag);
    assertThat(changed.header("Cache-Control")).isEqualTo("public, max-age=300");
    assertThat(changed.header("ETag")).isNotEqualTo(open.header("ETag"));
  }

  @Test
  void aStyledCodeIsReadFromItsImage() throws Exception {
    JsonNode code =
        api.create(
            "{\"destination\":\"https://example.com\",\"style\":{\"module_shape\":\"fluid\",\"background_color\":\"transparent\",\"gradient\":{\"type\":\"radial\",\"stops\":[{\"offset\":0,\"color\":\"#b23a0e\"},{\"offset\":1,\"color\":\"#3c1414\"}]},\"frame\":{\"shape\":\"banner_bottom\",\"text\":\"Scan me\"}}}");
    byte[] png = api.get("/images/" + code.path("id").textValue() + ".png").bytes();
    assertThat(SymbolReader.readPng(png)).isEqualTo(code.path("short_url").textValue());
  }

  private static String text(Answer answer) {
    return new String(answer.bytes(), StandardCharsets.UTF_8);
  }
}
