package dev.waypost.server;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import javax.imageio.ImageIO;

/** A signpost, as the pages show it, as a logo. */
final class SampleLogo {
  private static final int PIXELS = 176;

  private SampleLogo() {}

  /** Uploads it and gives its id. */
  static String upload(ApiClient api) throws Exception {
    ApiClient.Answer answer =
        ApiClient.send(
            api.request("/api/v1/logos?name=signpost.png")
                .header("Content-Type", "image/png")
                .POST(HttpRequest.BodyPublishers.ofByteArray(png())));
    return answer.json().path("id").textValue();
  }

  /** It as a PNG file. */
  static byte[] png() throws IOException {
    var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(new Color(0x0b6b4f));
    graphics.fillOval(0, 0, PIXELS, PIXELS);
    graphics.setColor(Color.WHITE);
    graphics.translate(PIXELS / 5.0, PIXELS / 5.0);
    graphics.scale(PIXELS * 0.6 / 44, PIXELS * 0.6 / 44);
    graphics.fill(signpost());
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }

  private static Path2D signpost() {
    var sign = new Path2D.Double();
    double[][] arms = {
      {7, 5, 35, 5, 41, 10.5, 35, 16, 7, 16},
      {9, 22, 37, 22, 37, 33, 9, 33, 3, 27.5},
      {20, 1, 24, 1, 24, 43, 20, 43}
    };
    for (double[] arm : arms) {
      sign.moveTo(arm[0], arm[1]);
      for (int i = 2; i < arm.length; i += 2) {
        sign.lineTo(arm[i], arm[i + 1]);
      }
      sign.closePath();
    }
    return sign;
  }
}
