package dev.waypost.server;

import static dev.waypost.server.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.server.ApiClient.Answer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logos over HTTP: what is taken, what is refused, and that nothing but pixels is kept. */
class LogosTest {
  private static final String LOGOS = "/api/v1/logos";
  private static final String SECRET = "taken at 52.5200 N 13.4050 E";

  /** One green pixel, lossless, as libwebp writes it. */
  private static final byte[] WEBP =
      Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

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

  private static Answer upload(String query, byte[] body) throws Exception {
    return ApiClient.send(
        api.request(LOGOS + query)
            .setHeader("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static byte[] picture(String format, int width, int height, Color color)
      throws Exception {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, format, file);
    return file.toByteArray();
  }

  /** Metadata as a chunk after the header, and bytes that no reader looks at after the end. */
  private static byte[] withSecrets(byte[] png) {
    byte[] data = ("tEXtComment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
    var checksum = new CRC32();
    checksum.update(data);
    int afterHeader = 33;
    ByteBuffer file = ByteBuffer.allocate(png.length + data.length + 8 + SECRET.length());
    file.put(png, 0, afterHeader).putInt(data.length - 4).put(data);
    file.putInt((int) checksum.getValue()).put(png, afterHeader, png.length - afterHeader);
    return file.put(SECRET.getBytes(StandardCharsets.ISO_8859_1)).array();
  }

  @Test
  void aLogoIsTakenShownDrawnAndGivenBackAsPixelsAlone() throws Exception {
    byte[] sent = withSecrets(picture("png", 40, 20, Color.ORANGE));

    Answer made = upload("?name=orange.png", sent);
    assertThat(made.status()).isEqualTo(201);
    JsonNode logo = made.json();
    assertThat(logo.path("name").textValue()).isEqualTo("orange.png");
    assertThat(logo.path("width").intValue()).isEqualTo(40);
    assertThat(logo.path("height").intValue()).isEqualTo(20);

    Answer image = api.get(logo.path("image_url").textValue());
    assertThat(image.header("Content-Type")).isEqualTo("image/png");
    assertThat(image.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(new String(image.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    BufferedImage pixels = ImageIO.read(new ByteArrayInputStream(image.bytes()));
    assertThat(pixels.getRGB(39, 19)).isEqualTo(Color.ORANGE.getRGB());
    assertThat(
            ApiClient.send(
                    api.request(logo.path("image_url").textValue())
                        .header("If-None-Match", image.header("ETag"))
                        .GET())
                .status())
        .isEqualTo(304);

    assertThat(api.get(made.header("Location")).json()).isEqualTo(logo);
    assertThat(api.get(LOGOS + "?limit=100").json().path("logos")).contains(logo);
  }

  @Test
  void theSamePictureAgainIsTheOneThatIsThere() throws Exception {
    byte[] sent = picture("png", 10, 10, Color.PINK);
    Answer first = upload("?name=pink.png", sent);
    Answer again = upload("?name=other.png", withSecrets(sent));

    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
  }

  @Test
  void jpegAndWebpAreTakenAndLargePicturesMadeSmaller() throws Exception {
    JsonNode jpeg = upload("", picture("jpg", 3000, 1500, Color.BLUE)).json();
    assertThat(jpeg.path("name").textValue()).isEqualTo("logo");
    assertThat(jpeg.path("width").intValue()).isEqualTo(1024);
    assertThat(jpeg.path("height").intValue()).isEqualTo(512);

    Answer webp = upload("?name=dot.webp", WEBP);
    assertThat(webp.status()).as(webp.json().toString()).isEqualTo(201);
    assertThat(webp.json().path("width").intValue()).isEqualTo(1);
  }

  @Test
  void aLogoStaysWhileACodeNamesIt() throws Exception {
    String id = upload("", picture("png", 30, 30, Color.RED)).json().path("id").textValue();
    String code =
        api.create(
                "{\"destination\":\"https://example.com\",\"style\":{\"logo\":{\"logo\":\""
                    + id
                    + "\"}}}")
            .path("id")
            .textValue();
    BufferedImage drawn =
        ImageIO.read(
            new ByteArrayInputStream(api.get("/api/v1/codes/" + code + "/image.png").bytes()));
    assertThat(drawn.getRGB(drawn.getWidth() / 2, drawn.getHeight() / 2))
        .isEqualTo(Color.RED.getRGB());

    assertProblem(api.delete(LOGOS + "/" + id), 409, "in_use", null);
    api.delete("/api/v1/codes/" + code);
    assertProblem(api.delete(LOGOS + "/" + id), 409, "in_use", null);
    api.post("/api/v1/codes/" + code + "/restore", "{}");
    api.patch("/api/v1/codes/" + code, "{\"style\":{\"logo\":null}}");
    assertThat(api.delete(LOGOS + "/" + id).status()).isEqualTo(204);
    assertProblem(api.get(LOGOS + "/" + id), 404, "logo_not_found", null);
    assertProblem(api.get(LOGOS + "/" + id + "/image"), 404, "logo_not_found", null);
    assertProblem(api.delete(LOGOS + "/" + id), 404, "logo_not_found", null);
    assertProblem(
        api.patch("/api/v1/codes/" + code, "{\"style\":{\"logo\":{\"logo\":\"" + id + "\"}}}"),
        400,
        "invalid_value",
        "style.logo.logo");
  }

  @Test
  void whatIsNoPictureIsRefusedByItsBytes() throws Exception {
    byte[] svg =
        "<?xml version=\"1.0\"?><svg onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8);
    Answer answer = upload("?name=logo.png", svg);
    assertProblem(answer, 422, "unsupported_file", null);
    assertThat(answer.json().path("detail").textValue()).contains("SVG");
    assertProblem(upload("", picture("gif", 5, 5, Color.RED)), 422, "unsupported_file", null);
    assertProblem(upload("", new byte[0]), 422, "unsupported_file", null);
    assertProblem(upload("", new byte[2 * 1024 * 1024 + 1]), 413, "body_too_large", null);
    assertProblem(upload("?name=%0A", WEBP), 400, "invalid_value", "name");
  }

  @Test
  void aPictureOfTooManyPixelsIsRefusedBeforeItIsDecoded() throws Exception {
    byte[] header = picture("png", 1, 1, Color.RED);
    ByteBuffer huge = ByteBuffer.wrap(header).putInt(16, 50_000).putInt(20, 50_000);
    var checksum = new CRC32();
    checksum.update(header, 12, 17);
    huge.putInt(29, (int) checksum.getValue());
    assertProblem(upload("", header), 400, "picture_too_large", null);
    assertProblem(
        upload("", picture("png", 4096, 4000, Color.RED)), 400, "picture_too_large", null);
  }

  @Test
  void anyPartOfAFileIsRefused() throws Exception {
    for (byte[] whole :
        new byte[][] {
          picture("png", 60, 60, Color.GREEN), picture("jpg", 60, 60, Color.GREEN), WEBP
        }) {
      for (int cut = 12; cut < whole.length; cut += Math.max(1, whole.length / 23)) {
        assertProblem(upload("", Arrays.copyOf(whole, cut)), 400, "damaged_file", null);
      }
    }
    byte[] flipped = picture("png", 60, 60, Color.GREEN);
    flipped[flipped.length - 20] ^= 1;
    assertProblem(upload("", flipped), 400, "damaged_file", null);
  }

  @Test
  void pagesOfLogosFollowEachOther() throws Exception {
    for (int i = 0; i < 3; i++) {
      upload("", picture("png", 7, 7, new Color(i, 99, 0)));
    }
    JsonNode first = api.get(LOGOS + "?limit=2").json();
    JsonNode second =
        api.get(LOGOS + "?limit=2&cursor=" + first.path("next_cursor").textValue()).json();
    assertThat(first.path("logos")).hasSize(2);
    assertThat(second.at("/logos/0/id").textValue())
        .isLessThan(first.at("/logos/1/id").textValue());
    assertProblem(api.get(LOGOS + "?cursor=ZmlsZV8"), 400, "invalid_parameter", "cursor");
  }

  @Test
  void aKeyOfAGroupUploadsAndDeletesNone() throws Exception {
    api.post("/api/v1/groups", "{\"path\":\"a\"}");
    String key =
        api.post(
                "/api/v1/keys",
                "{\"name\":\"a\",\"scopes\":[\"codes:read\",\"codes:write\"],\"groups\":[\"a\"]}")
            .json()
            .path("key")
            .textValue();
    ApiClient limited = waypost.clientWith(key);
    String id = SampleLogo.upload(limited);
    assertProblem(limited.delete(LOGOS + "/" + id), 403, "group_not_allowed", null);
  }
}
