package dev.waypost.render;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Pixels as graphic fields of ZPL II (^GFA), their hexadecimal digits shortened by the language's
 * own repeat counts (Zebra Programming Guide, "Alternative Data Compression Scheme for ~DG and ~DB
 * Commands").
 */
final class ZplGraphic {
  /** A field holds no more bytes; higher pictures are cut into bands. */
  private static final int MOST_BYTES = 99_999;

  private static final String LIKE_ABOVE = ":";
  private static final char REST_IS_WHITE = ',';
  private static final char REST_IS_BLACK = '!';
  private static final int MOST_REPEATS = 419;

  private final int width;
  private final int bytesPerRow;

  /** Eight in a byte, each row in whole bytes. */
  private final byte[] pixels;

  private ZplGraphic(BufferedImage image) {
    this.width = image.getWidth();
    this.bytesPerRow = Math.ceilDiv(width, Byte.SIZE);
    this.pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  /**
   * The fields from the top, each on a line, at the upper left corner of the label.
   *
   * @param image of one bit for each pixel, 0 where it is black
   */
  static String fields(BufferedImage image) {
    var graphic = new ZplGraphic(image);
    int rowsPerField = MOST_BYTES / graphic.bytesPerRow;
    var fields = new StringBuilder();
    for (int top = 0; top < image.getHeight(); top += rowsPerField) {
      int rows = Math.min(rowsPerField, image.getHeight() - top);
      graphic.append(top, rows, fields);
    }
    return fields.toString();
  }

  private void append(int top, int rows, StringBuilder fields) {
    int bytes = rows * bytesPerRow;
    fields.append("^FO0,%d^GFA,%d,%d,%d,".formatted(top, bytes, bytes, bytesPerRow));
    String above = "";
    for (int y = top; y < top + rows; y++) {
      String row = HexFormat.of().withUpperCase().formatHex(row(y));
      if (row.equals(above)) {
        fields.append(LIKE_ABOVE);
      } else {
        shorten(row, fields);
      }
      above = row;
    }
    fields.append("^FS\n");
  }

  /** Black dots as set bits, the leftmost highest; in the image they are the unset ones. */
  private byte[] row(int y) {
    byte[] row = Arrays.copyOfRange(pixels, y * bytesPerRow, (y + 1) * bytesPerRow);
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) ~row[i];
    }
    int beyond = bytesPerRow * Byte.SIZE - width;
    row[row.length - 1] &= (byte) (-1 << beyond);
    return row;
  }

  private static void shorten(String row, StringBuilder fields) {
    int at = 0;
    while (at < row.length()) {
      char digit = row.charAt(at);
      int end = at + 1;
      while (end < row.length() && row.charAt(end) == digit) {
        end++;
      }
      if (end == row.length() && (digit == '0' || digit == 'F')) {
        fields.append(digit == '0' ? REST_IS_WHITE : REST_IS_BLACK);
      } else {
        repeat(digit, end - at, fields);
      }
      at = end;
    }
  }

  /** Small letters from g are 20, 40 to 400, capital ones from G are 1, 2 to 19; they add up. */
  private static void repeat(char digit, int times, StringBuilder fields) {
    int left = times;
    while (left > 0) {
      int count = Math.min(left, MOST_REPEATS);
      if (count >= 20) {
        fields.append((char) ('g' + count / 20 - 1));
      }
      if (count % 20 > 0 && count > 1) {
        fields.append((char) ('G' + count % 20 - 1));
      }
      fields.append(digit);
      left -= count;
    }
  }
}
