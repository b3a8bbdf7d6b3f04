package dev.waypost.render;

import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/**
 * Draws symbols as JPEG (ISO/IEC 10918-1, in a JFIF file, 10918-5), for systems that take nothing
 * else: it blurs edges a little, which PNG doesn't, and takes more bytes.
 */
public final class JpegRenderer {
  private JpegRenderer() {}

  /**
   * A complete file of exactly the width asked for, laid out as {@link PngRenderer} does.
   *
   * @param widthPixels 64 to 4096; the height is the same but for a style with a frame
   * @throws IllegalArgumentException if the width is out of bounds
   * @throws ImageTooSmallException if symbol, margin and frame have more modules than the picture
   *     has pixels
   * @throws UnsupportedStyleException if the background is transparent
   */
  public static byte[] render(Symbol symbol, SymbolStyle style, int widthPixels) {
    ImageSize.requireValid(widthPixels);
    if (style.design().background() instanceof Design.Background.Transparent) {
      throw new UnsupportedStyleException(
          "JPEG",
          StylePart.TRANSPARENT_BACKGROUND,
          "Choose a colour for the background, or PNG, SVG or PDF.");
    }
    Scene scene = SceneComposer.compose(symbol, style);
    BufferedImage image = SceneRaster.ofWidth(scene, widthPixels);
    return JpegFile.of(opaque(image, style.background()));
  }

  /** Pixels left over by whole modules lie outside the scene, and take the background's colour. */
  private static BufferedImage opaque(BufferedImage image, Color background) {
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    try {
      graphics.setColor(
          new java.awt.Color(background.red(), background.green(), background.blue()));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.drawImage(image, 0, 0, null);
    } finally {
      graphics.dispose();
    }
    return opaque;
  }
}
