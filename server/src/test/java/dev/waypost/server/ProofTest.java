package dev.waypost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.json.MergePatch;
import dev.waypost.server.ApiClient.Answer;
import dev.waypost.server.description.ApiDescription;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Designs that can't be scanned, and what is known of those that can. */
class ProofTest {
  private static final String CODES = "/api/v1/codes";
  private static final String LOOSE =
      "{\"destination\":\"https://example.com\",\"style\":{\"module_shape\":\"dots\",\"finders\":{\"frame_shape\":\"modules\",\"ball_shape\":\"modules\"}}}";

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
  void whatCantBeScannedIsRefusedWithReasonsAndAChangeThatHelps() throws Exception {
    Answer refused = api.post(CODES, LOOSE);
    assertThat(refused.status()).isEqualTo(422);
    JsonNode problem = refused.json();
    assertThat(problem.path("code").textValue()).isEqualTo("unscannable");
    assertThat(problem.path("score").intValue()).isBetween(0, 49);
    assertThat(problem.at("/reasons/0/code").textValue()).isEqualTo("finders_broken");
    assertThat(problem.at("/reasons/0/refused").booleanValue()).isTrue();
    assertThat(problem.path("detail").textValue())
        .contains("finder patterns")
        .contains(problem.path("change").toString());

    ObjectNode body = (ObjectNode) ApiDescription.json(LOOSE.getBytes(StandardCharsets.UTF_8));
    MergePatch.apply((ObjectNode) body.path("style"), (ObjectNode) problem.path("change"));
    Answer made = api.post(CODES, body.toString());
    assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
    assertThat(made.json().at("/style/module_shape").textValue()).isEqualTo("dots");
  }

  @Test
  void whoMayHasItTakenNeverthelessWhichIsRecorded() throws Exception {
    assertThat(limited("codes:write").post(CODES + "?force=true", LOOSE).json().path("code"))
        .hasToString("\"insufficient_scope\"");
    Answer made = api.post(CODES + "?force=true", LOOSE);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().at("/style/forced").booleanValue()).isTrue();
    String path = CODES + "/" + made.json().path("id").textValue();
    assertThat(api.get(path + "/image.png").status()).isEqualTo(200);
    JsonNode proof = api.get(path + "/proof").json();
    assertThat(proof.path("scannable").booleanValue()).isFalse();
    assertThat(proof.path("forced").booleanValue()).isTrue();
    JsonNode first = api.get(path + "/history").json().at("/history/0");
    assertThat(first.toString()).contains("\"forced\":true");

    assertThat(api.patch(path, "{\"name\":\"x\"}").json().at("/style/forced").booleanValue())
        .isTrue();
    assertThat(api.patch(path, "{\"size\":600}").json().path("code").textValue())
        .as("another style is proven anew")
        .isEqualTo("unscannable");
    JsonNode mended = api.patch(path, "{\"style\":{\"finders\":null}}").json();
    assertThat(mended.path("style").has("forced")).isFalse();
    JsonNode forced = api.patch(path + "?force=true", "{\"background_color\":\"#606060\"}").json();
    assertThat(forced.at("/style/forced").booleanValue()).isTrue();
    assertThat(api.get(path + "/image.svg").status()).isEqualTo(200);
  }

  @Test
  void anUpsertAndAnImageWithoutACodeAreTakenAsWell() throws Exception {
    Answer upserted =
        ApiClient.send(
            api.request(CODES + "/upsert?force=true").PUT(BodyPublishers.ofString(LOOSE)));
    assertThat(upserted.json().at("/style/forced").booleanValue()).isTrue();
    assertThat(api.post("/api/v1/images", LOOSE).json().path("code").textValue())
        .isEqualTo("unscannable");
    assertThat(api.post("/api/v1/images?force=true", LOOSE).status()).isEqualTo(200);
    assertThat(api.post("/api/v1/images?force=maybe", LOOSE).json().path("field").textValue())
        .isEqualTo("force");
  }

  @Test
  void amongManyThoseThatCantBeScannedAreNamed() throws Exception {
    String body =
        "{\"codes\":[{\"destination\":\"https://example.com\"},%s,%s]}"
            .formatted(LOOSE, LOOSE.replace("\"style\":{", "\"style\":{\"forced\":true,"));
    JsonNode results = api.post(CODES + "/bulk", body).json();
    assertThat(results.path("succeeded").intValue()).isEqualTo(1);
    assertThat(results.at("/results/1/problem/code").textValue()).isEqualTo("unscannable");
    assertThat(results.at("/results/1/problem/change").isObject()).isTrue();
    assertThat(results.at("/results/2/problem/field").textValue()).isEqualTo("style.forced");
  }

  @Test
  void aLogoThatTakesTooMuchIsRefusedAndASmallerOneNamed() throws Exception {
    JsonNode logo =
        ApiDescription.json(
            ApiClient.send(
                    api.request("/api/v1/logos").POST(BodyPublishers.ofByteArray(redSquare())))
                .bytes());
    String body =
        "{\"type\":\"static\",\"destination\":\"https://e.com\",\"style\":{\"logo\":{\"logo\":\"%s\",\"size\":%s,\"margin\":0}}}";
    String id = logo.path("id").textValue();
    JsonNode problem = api.post("/api/v1/images", drawing(body, id, 0.3)).json();
    assertThat(problem.at("/reasons/0/code").textValue()).startsWith("logo_");
    double smaller = problem.at("/change/logo/size").doubleValue();
    assertThat(smaller).isBetween(0.08, 0.29);
    assertThat(api.post("/api/v1/images", drawing(body, id, smaller)).status()).isEqualTo(200);
    JsonNode proof = api.post("/api/v1/images/proof", drawing(body, id, smaller)).json();
    assertThat(proof.at("/logo/spent").doubleValue()).isBetween(0.01, 0.75);
    assertThat(proof.at("/logo/blocks/0/correctable_codewords").intValue()).isPositive();
  }

  /** The print is measured as the advice says: 10 to 1 up to 25 modules. */
  @ParameterizedTest
  @CsvSource({
    "distance_mm=500, 66.0, 500, uneven_dots",
    "width_mm=33&dpi=300, 33.0, 250, uneven_dots",
    "width_mm=10&dpi=203, 10.0, 76, too_small_for_distance small_modules few_dots",
  })
  void adviceForPrint(String query, double width, int distance, String warnings) throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    JsonNode advice =
        api.get(CODES + "/" + code.path("id").textValue() + "/print-advice?" + query).json();
    assertThat(advice.at("/symbol/modules").intValue()).isEqualTo(25);
    assertThat(advice.path("width_mm").doubleValue()).isCloseTo(width, within(0.001));
    assertThat(advice.path("module_mm").doubleValue()).isCloseTo(width / 33, within(0.001));
    assertThat(advice.path("scan_distance_mm").intValue()).isEqualTo(distance);
    assertThat(advice.path("warnings").findValuesAsText("code"))
        .containsExactlyElementsOf(warnings.isEmpty() ? List.of() : List.of(warnings.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "width_mm=4, width_mm",
    "width_mm=wide, width_mm",
    "distance_mm=10, distance_mm",
    "dpi=10, dpi",
    "dpi=x, dpi",
  })
  void wrongQuestionsAreRefused(String query, String field) throws Exception {
    JsonNode code = api.create("{\"destination\":\"https://example.com\"}");
    Answer refused = api.get(CODES + "/" + code.path("id").textValue() + "/print-advice?" + query);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("field").textValue()).isEqualTo(field);
  }

  @Test
  void whatIsNotThereHasNoProofAndNoAdvice() throws Exception {
    String nothing = CODES + "/code_00000000000000000000000000";
    assertThat(api.get(nothing + "/proof").status()).isEqualTo(404);
    assertThat(api.get(nothing + "/print-advice").status()).isEqualTo(404);
  }

  private static String drawing(String body, String logo, double size) {
    return body.formatted(logo, size).replace("\"type\":\"static\",", "");
  }

  private static byte[] redSquare() throws Exception {
    var image = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 2500; i++) {
      image.setRGB(i % 50, i / 50, 0xcc0000);
    }
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    assertThat(ImageIO.read(new ByteArrayInputStream(file.toByteArray()))).isNotNull();
    return file.toByteArray();
  }

  private static ApiClient limited(String scope) throws Exception {
    String key =
        api.post("/api/v1/keys", "{\"name\":\"limited\",\"scopes\":[\"" + scope + "\"]}")
            .json()
            .path("key")
            .textValue();
    return new ApiClient(waypost.apiUrl(), key);
  }
}
