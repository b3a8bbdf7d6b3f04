package dev.waypost.render;

import java.awt.image.BufferedImage;
import java.util.List;

/** The pixels of a picture in the primaries of an ink space, a byte for each. */
final class InkPixels {
  private final int width;
  private final int height;

  /** As ARGB, row by row. */
  private final int[] pixels;

  private final InkSpace inks;

  private InkPixels(int width, int height, int[] pixels, InkSpace inks) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
    this.inks = inks;
  }

  /** Those of a picture. */
  static InkPixels of(RasterPicture picture, InkSpace inks) {
    BufferedImage image = picture.image();
    int width = image.getWidth();
    int height = image.getHeight();
    return new InkPixels(width, height, image.getRGB(0, 0, width, height, null, 0, width), inks);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Whether nothing shows through. */
  boolean isOpaque() {
    for (int pixel : pixels) {
      if (pixel >>> 24 != 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** The same picture as it looks on a colour. */
  InkPixels on(Color background) {
    int[] opaque = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      int alpha = pixel >>> 24;
      opaque[i] =
          0xFF000000
              | mixed(pixel >>> 16 & 0xFF, background.red(), alpha) << 16
              | mixed(pixel >>> 8 & 0xFF, background.green(), alpha) << 8
              | mixed(pixel & 0xFF, background.blue(), alpha);
    }
    return new InkPixels(width, height, opaque, inks);
  }

  private static int mixed(int over, int under, int alpha) {
    return (over * alpha + under * (255 - alpha) + 127) / 255;
  }

  /** How much of each pixel is seen, 0 to 255, row by row. */
  byte[] alpha() {
    byte[] alpha = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      alpha[i] = (byte) (pixels[i] >>> 24);
    }
    return alpha;
  }

  /** All primaries of each pixel, one pixel after the other. */
  byte[] interleaved() {
    int count = inks.components(Color.BLACK).size();
    byte[] bytes = new byte[pixels.length * count];
    int at = 0;
    for (int pixel : pixels) {
      for (double component : components(pixel)) {
        bytes[at++] = (byte) Math.round(255 * component);
      }
    }
    return bytes;
  }

  /** For each row all pixels in the first primary, then all in the second, and so on. */
  byte[] rowsOfPlanes() {
    int count = inks.components(Color.BLACK).size();
    byte[] bytes = new byte[pixels.length * count];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        List<Double> components = components(pixels[y * width + x]);
        for (int plane = 0; plane < count; plane++) {
          bytes[(y * count + plane) * width + x] = (byte) Math.round(255 * components.get(plane));
        }
      }
    }
    return bytes;
  }

  private List<Double> components(int pixel) {
    return inks.components(new Color(pixel >>> 16 & 0xFF, pixel >>> 8 & 0xFF, pixel & 0xFF));
  }
}
