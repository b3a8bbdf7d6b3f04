package dev.waypost.render;

import dev.waypost.symbol.Symbol;
import java.util.Arrays;

/**
 * A symbol as the compressed pixel rows of a PNG file, one bit for each pixel: 1 where it is dark
 * (ISO/IEC 15948, clauses 7.2, 9 and 10).
 *
 * <p>Each row of modules is drawn once. That the rows of pixels below it are the same, and that the
 * margins are light, is told to the compressed stream without drawing them.
 */
final class PixelRows {
  private static final byte FILTER_NONE = 0;
  private static final byte FILTER_UP = 2;
  private static final int DARK = 0xFF;

  /**
   * Up to here a row is repeated by pointing at it; longer ones take fewer bits as the filter "up"
   * and zeros, as was seen.
   */
  private static final int LONGEST_REPEATED_ROW = 300;

  private final Symbol symbol;
  private final int sizePixels;
  private final int pixelsPerModule;

  /** Pixels left of the symbol and above it. */
  private final int start;

  /** The number of its filter, then eight pixels in each byte. */
  private final byte[] row;

  private final EarlierRows earlier;
  private final ZlibStream stream = new ZlibStream();
  private final Adler checksum = new Adler();

  /** The byte that the stream ends with so far; none at first. */
  private int last = -1;

  private PixelRows(Symbol symbol, int sizePixels, int pixelsPerModule) {
    this.symbol = symbol;
    this.sizePixels = sizePixels;
    this.pixelsPerModule = pixelsPerModule;
    this.start = (sizePixels - symbol.size() * pixelsPerModule) / 2;
    this.row = new byte[1 + Math.ceilDiv(sizePixels, Byte.SIZE)];
    this.earlier = new EarlierRows(symbol.size(), row.length, pixelsPerModule);
  }

  /**
   * All rows from the top, as a zlib stream.
   *
   * @param sizePixels pixels across, at least the symbol's modules times the pixels of each
   */
  static byte[] of(Symbol symbol, int sizePixels, int pixelsPerModule) {
    return new PixelRows(symbol, sizePixels, pixelsPerModule).compressed();
  }

  private byte[] compressed() {
    writeLight(start);
    for (int y = 0; y < symbol.size(); y++) {
      drawModules(y);
      writeRow(y);
      writeRepeats(pixelsPerModule - 1);
    }
    writeLight(sizePixels - start - symbol.size() * pixelsPerModule);
    return stream.finish(checksum.value());
  }

  /** With no filter, light rows are zeros from the first to the last. */
  private void writeLight(int rows) {
    writeRun(FILTER_NONE, rows * row.length);
    checksum.add(row.length, 0, 0, rows);
  }

  private void drawModules(int y) {
    Arrays.fill(row, (byte) 0);
    int x = 0;
    while (x < symbol.size()) {
      int end = x + 1;
      if (symbol.isDark(x, y)) {
        while (end < symbol.size() && symbol.isDark(end, y)) {
          end++;
        }
        darken(start + x * pixelsPerModule, start + end * pixelsPerModule);
      }
      x = end;
    }
  }

  private void darken(int from, int to) {
    int first = 1 + from / Byte.SIZE;
    int behind = 1 + to / Byte.SIZE;
    int left = DARK >>> from % Byte.SIZE;
    int right = DARK & ~(DARK >>> to % Byte.SIZE);
    if (first == behind) {
      row[first] |= (byte) (left & right);
      return;
    }
    row[first] |= (byte) left;
    Arrays.fill(row, first + 1, behind, (byte) DARK);
    if (right != 0) {
      row[behind] |= (byte) right;
    }
  }

  /** As what stood before where that is long enough, else as runs of one byte. */
  private void writeRow(int y) {
    int at = 0;
    while (at < row.length) {
      int run = runAt(at);
      int length = earlier.find(row, at, y);
      if (length > run) {
        stream.repeat(length, earlier.distance());
        last = row[at + length - 1] & 0xFF;
      } else {
        length = run;
        writeRun(row[at] & 0xFF, run);
      }
      at += length;
    }
    earlier.add(row, y);
  }

  private int runAt(int at) {
    int end = at + 1;
    while (end < row.length && row[end] == row[at]) {
      end++;
    }
    return end - at;
  }

  private void writeRun(int value, int length) {
    int left = length;
    if (left > 0 && (value != last || left < ZlibStream.SHORTEST_MATCH)) {
      stream.literal(value);
      left--;
    }
    if (left >= ZlibStream.SHORTEST_MATCH) {
      stream.repeat(left, 1);
      left = 0;
    }
    while (left-- > 0) {
      stream.literal(value);
    }
    if (length > 0) {
      last = value;
    }
  }

  /** The row that was written, and as many more like it. */
  private void writeRepeats(int rows) {
    long sum = 0;
    long weighted = 0;
    for (byte value : row) {
      sum += value & 0xFF;
      weighted += sum;
    }
    boolean byPointing = row.length <= LONGEST_REPEATED_ROW;
    checksum.add(row.length, sum, weighted, byPointing ? 1 + rows : 1);
    if (byPointing) {
      if (rows > 0) {
        stream.repeat(rows * row.length, row.length);
      }
      return;
    }
    checksum.add(row.length, FILTER_UP, (long) FILTER_UP * row.length, rows);
    for (int i = 0; i < rows; i++) {
      writeRun(FILTER_UP, 1);
      writeRun(0, row.length - 1);
    }
  }
}
