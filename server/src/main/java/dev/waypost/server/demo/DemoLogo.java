package dev.waypost.server.demo;

import dev.waypost.codes.uploads.NewUpload;
import dev.waypost.codes.uploads.Upload.PixelSize;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.render.PictureReader;
import dev.waypost.render.RasterPicture;
import dev.waypost.render.RefusedPictureException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The company's logo: two summits before a sun. */
final class DemoLogo {
  private static final int PIXELS = 192;
  private static final Color GROUND = new Color(0x3b2417);
  private static final Color SUN = new Color(0xf2b544);
  private static final Color SNOW = new Color(0xfaf5ee);

  private DemoLogo() {}

  /** It as it is uploaded. */
  static NewUpload upload() {
    try {
      RasterPicture picture = PictureReader.read(png());
      return new NewUpload(
          UploadKind.LOGO,
          "bergblick.png",
          "image/png",
          new PixelSize(picture.width(), picture.height()),
          picture.png());
    } catch (RefusedPictureException e) {
      throw new IllegalStateException("What was drawn here is a picture.", e);
    }
  }

  private static byte[] png() {
    var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(PIXELS / 100.0, PIXELS / 100.0);
    graphics.setColor(GROUND);
    graphics.fill(new Ellipse2D.Double(0, 0, 100, 100));
    graphics.setColor(SUN);
    graphics.fill(new Ellipse2D.Double(54, 20, 22, 22));
    graphics.setColor(SNOW);
    graphics.fill(summit(14, 78, 40, 30, 66, 78));
    graphics.fill(summit(44, 78, 64, 46, 86, 78));
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file.toByteArray();
  }

  private static Path2D summit(double x1, double y1, double x2, double y2, double x3, double y3) {
    var path = new Path2D.Double();
    path.moveTo(x1, y1);
    path.lineTo(x2, y2);
    path.lineTo(x3, y3);
    path.closePath();
    return path;
  }
}
