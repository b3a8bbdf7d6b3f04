package dev.waypost.render.proof;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A picture as cameras of readers see it, without colour. */
final class GrayPicture {
  private static final int WHITE = 255;

  private final int width;
  private final int height;
  private final byte[] luminance;

  private GrayPicture(int width, int height, byte[] luminance) {
    this.width = width;
    this.height = height;
    this.luminance = luminance;
  }

  /** In pixels. */
  int width() {
    return width;
  }

  /** In pixels. */
  int height() {
    return height;
  }

  /** Row by row, 0 for black to 255 for white; not to be written. */
  byte[] luminance() {
    return luminance;
  }

  /**
   * A picture on white paper, which shows through where it is transparent.
   *
   * @param margin of paper on each side, in pixels
   */
  static GrayPicture onPaper(BufferedImage image, int margin) {
    int width = image.getWidth() + 2 * margin;
    int height = image.getHeight() + 2 * margin;
    byte[] luminance = new byte[width * height];
    Arrays.fill(luminance, (byte) WHITE);
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      int start = (y + margin) * width + margin;
      for (int x = 0; x < row.length; x++) {
        luminance[start + x] = (byte) luminance(row[x]);
      }
    }
    return new GrayPicture(width, height, luminance);
  }

  /** Green counts twice, as it does in most cameras. */
  private static int luminance(int argb) {
    int gray = ((argb >> 16 & 0xFF) + 2 * (argb >> 8 & 0xFF) + (argb & 0xFF)) / 4;
    int alpha = argb >>> 24;
    return (gray * alpha + WHITE * (WHITE - alpha)) / WHITE;
  }

  /** 0 to 255; white beyond the edges. */
  int at(int x, int y) {
    return x < 0 || y < 0 || x >= width || y >= height ? WHITE : luminance[y * width + x] & 0xFF;
  }

  /** Between four pixels, each of which lies at whole numbers. */
  double at(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    return (at(left, top) * (1 - right) + at(left + 1, top) * right) * (1 - down)
        + (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * down;
  }

  /** Gives the luminance of a pixel, which is cut to 0 to 255. */
  @FunctionalInterface
  interface Pixels {
    double at(int x, int y);
  }

  /** A picture of which each pixel is made anew. */
  static GrayPicture of(int width, int height, Pixels pixels) {
    byte[] luminance = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        luminance[y * width + x] = (byte) Math.clamp(Math.round(pixels.at(x, y)), 0, WHITE);
      }
    }
    return new GrayPicture(width, height, luminance);
  }
}
