package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import dev.waypost.render.scene.Scene;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Files as pixels on white paper, by programs that aren't ours, and how far two are apart. */
final class Pictures {
  /** An eighth of a pixel and a little: no finer do some programs know where an edge is. */
  private static final int FAR = 40;

  private Pictures() {}

  static BufferedImage ofImage(byte[] file) throws IOException {
    return onWhite(ImageIO.read(new ByteArrayInputStream(file)));
  }

  /** As many pixels a module as asked for; the picture's upper left corner is that of the paper. */
  static BufferedImage ofSvg(String svg, Scene scene, int pixelsPerModule) {
    SVGDocument document =
        Objects.requireNonNull(
            new SVGLoader()
                .load(
                    new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                    null,
                    LoaderContext.createDefault()));
    double width = scene.width() * pixelsPerModule;
    double height = scene.height() * pixelsPerModule;
    BufferedImage paper = paper((int) Math.ceil(width), (int) Math.ceil(height));
    Graphics2D graphics = graphics(paper);
    document.render((JComponent) null, graphics, new ViewBox(0, 0, (float) width, (float) height));
    graphics.dispose();
    return whole(paper, width, height);
  }

  /** As many pixels a module as asked for; the picture's upper left corner is that of the paper. */
  static BufferedImage ofPdf(byte[] pdf, Scene scene, int pixelsPerModule) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      double width = scene.width() * pixelsPerModule;
      double height = scene.height() * pixelsPerModule;
      BufferedImage paper = paper((int) Math.ceil(width), (int) Math.ceil(height));
      Graphics2D graphics = graphics(paper);
      graphics.setBackground(java.awt.Color.WHITE);
      PDRectangle page = document.getPage(0).getMediaBox();
      new PDFRenderer(document)
          .renderPageToGraphics(
              0, graphics, (float) (width / page.getWidth()), (float) (height / page.getHeight()));
      graphics.dispose();
      return whole(paper, width, height);
    }
  }

  /** As our own pixels are, at the same place. */
  static BufferedImage ofScene(Scene scene, int pixelsPerModule) {
    double width = scene.width() * pixelsPerModule;
    double height = scene.height() * pixelsPerModule;
    BufferedImage drawn =
        SceneRaster.draw(scene, (int) Math.ceil(width), (int) Math.ceil(height), pixelsPerModule);
    return whole(onWhite(drawn), width, height);
  }

  /** Without the last pixels where the picture ends within them: each program ends it otherwise. */
  private static BufferedImage whole(BufferedImage image, double width, double height) {
    return image.getSubimage(0, 0, (int) width, (int) height);
  }

  static BufferedImage onWhite(BufferedImage image) {
    BufferedImage paper = paper(image.getWidth(), image.getHeight());
    Graphics2D graphics = graphics(paper);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return paper;
  }

  private static BufferedImage paper(int width, int height) {
    var paper = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = graphics(paper);
    graphics.setColor(java.awt.Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return paper;
  }

  private static Graphics2D graphics(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    return graphics;
  }

  /**
   * Asserts that two pictures of one size are the same but for what two programs make of edges: a
   * pixel is compared to the nearest of the nine around its place in the other picture.
   *
   * @param most share of pixels, 0 to 1, that may be further apart than {@value #FAR} of 255 in a
   *     primary
   */
  static void assertSame(BufferedImage actual, BufferedImage expected, double most) {
    int width = expected.getWidth();
    int height = expected.getHeight();
    assertThat(actual.getWidth()).isEqualTo(width);
    assertThat(actual.getHeight()).isEqualTo(height);
    int[] ours = actual.getRGB(0, 0, width, height, null, 0, width);
    int[] theirs = expected.getRGB(0, 0, width, height, null, 0, width);
    int apart = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (distance(ours, theirs, x, y, width, height) > FAR) {
          apart++;
        }
      }
    }
    assertThat(apart / (double) (width * height)).as("share of other pixels").isLessThan(most);
  }

  private static int distance(int[] ours, int[] theirs, int x, int y, int width, int height) {
    int nearest = 255;
    for (int v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (int u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        nearest = Math.min(nearest, distance(ours[y * width + x], theirs[v * width + u]));
      }
    }
    return nearest;
  }

  private static int distance(int one, int other) {
    int red = Math.abs((one >>> 16 & 0xFF) - (other >>> 16 & 0xFF));
    int green = Math.abs((one >>> 8 & 0xFF) - (other >>> 8 & 0xFF));
    int blue = Math.abs((one & 0xFF) - (other & 0xFF));
    return Math.max(red, Math.max(green, blue));
  }
}
