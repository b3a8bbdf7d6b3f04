package dev.waypost.render;

import dev.waypost.render.scene.Scene;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A scene or a picture as a PNG file: with a palette where 256 colours are enough, which they are
 * for two colours and all that smooth edges mix of them, else in true colour.
 */
final class PngPixels {
  private static final int MOST_PALETTE_COLORS = 256;
  private static final byte FILTER_NONE = 0;
  private static final byte FILTER_SUB = 1;
  private static final byte FILTER_UP = 2;

  private final int width;
  private final int height;

  /** As ARGB, row by row. */
  private final int[] pixels;

  private PngPixels(BufferedImage image) {
    this.width = image.getWidth();
    this.height = image.getHeight();
    this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /**
   * The file.
   *
   * @param widthPixels of the picture
   * @throws ImageTooSmallException if the scene is wider than it has pixels
   */
  static byte[] file(Scene scene, int widthPixels) {
    return new PngPixels(SceneRaster.ofWidth(scene, widthPixels)).file();
  }

  /**
   * The file of a picture.
   *
   * @param image of the type {@link BufferedImage#TYPE_INT_ARGB}
   */
  static byte[] file(BufferedImage image) {
    return new PngPixels(image).file();
  }

  private byte[] file() {
    Map<Integer, Integer> numbers = new HashMap<>();
    int last = pixels[0];
    numbers.put(last, 0);
    for (int pixel : pixels) {
      if (pixel != last) {
        numbers.putIfAbsent(pixel, numbers.size());
        last = pixel;
        if (numbers.size() > MOST_PALETTE_COLORS) {
          return trueColour();
        }
      }
    }
    return indexed(numbers);
  }

  private byte[] indexed(Map<Integer, Integer> numbers) {
    int[] colors = new int[numbers.size()];
    numbers.forEach((color, number) -> colors[number] = color);
    byte[] rows = new byte[height * (1 + width)];
    for (int y = 0; y < height; y++) {
      int row = y * (1 + width);
      if (isLikeAbove(y)) {
        rows[row] = FILTER_UP;
        continue;
      }
      rows[row] = FILTER_NONE;
      int last = pixels[y * width];
      byte number = (byte) (int) numbers.getOrDefault(last, 0);
      for (int x = 0; x < width; x++) {
        int pixel = pixels[y * width + x];
        if (pixel != last) {
          last = pixel;
          number = (byte) (int) numbers.getOrDefault(pixel, 0);
        }
        rows[row + 1 + x] = number;
      }
    }
    return PngFile.indexed(width, height, colors, rows);
  }

  private boolean isLikeAbove(int y) {
    return y > 0
        && Arrays.equals(pixels, y * width, (y + 1) * width, pixels, (y - 1) * width, y * width);
  }

  /**
   * Each row as the difference to the left or to above, whichever is smaller in sum (ISO/IEC 15948,
   * clause 12.8).
   */
  private byte[] trueColour() {
    boolean alpha = Arrays.stream(pixels).anyMatch(pixel -> pixel >>> 24 != 0xFF);
    int channels = alpha ? 4 : 3;
    int length = width * channels;
    byte[] rows = new byte[height * (1 + length)];
    byte[] above = new byte[length];
    byte[] row = new byte[length];
    for (int y = 0; y < height; y++) {
      unpack(y, alpha, row);
      write(row, above, channels, rows, y * (1 + length));
      byte[] free = above;
      above = row;
      row = free;
    }
    return PngFile.trueColour(width, height, alpha, rows);
  }

  private void unpack(int y, boolean alpha, byte[] row) {
    int at = 0;
    for (int x = 0; x < width; x++) {
      int pixel = pixels[y * width + x];
      row[at++] = (byte) (pixel >>> 16);
      row[at++] = (byte) (pixel >>> 8);
      row[at++] = (byte) pixel;
      if (alpha) {
        row[at++] = (byte) (pixel >>> 24);
      }
    }
  }

  private static void write(byte[] row, byte[] above, int channels, byte[] rows, int start) {
    long left = 0;
    long up = 0;
    for (int i = 0; i < row.length; i++) {
      left += Math.abs((byte) (row[i] - (i < channels ? 0 : row[i - channels])));
      up += Math.abs((byte) (row[i] - above[i]));
    }
    boolean bySub = left < up;
    rows[start] = bySub ? FILTER_SUB : FILTER_UP;
    for (int i = 0; i < row.length; i++) {
      int predicted = bySub ? (i < channels ? 0 : row[i - channels]) : above[i];
      rows[start + 1 + i] = (byte) (row[i] - predicted);
    }
  }
}
