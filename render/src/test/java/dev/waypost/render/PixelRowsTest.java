package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** The stream as the JDK's zlib reads it, which checks its checksum, too. */
class PixelRowsTest {
  private static final int FILTER_UP = 2;

  @Test
  void rowsAreThoseOfTheModules() throws DataFormatException {
    Random random = new Random(1);
    for (int i = 0; i < 250; i++) {
      Symbol symbol = TestSymbols.ofVersion(3 + random.nextInt(38));
      int pixelsPerModule = 1 + random.nextInt(i % 10 == 0 ? 20 : 5);
      int size =
          Math.max(64, symbol.size() * pixelsPerModule + random.nextInt(200 * pixelsPerModule));

      byte[] rows = inflated(PixelRows.of(symbol, size, pixelsPerModule), size);

      assertThat(unfiltered(rows, size)).isEqualTo(drawn(symbol, size, pixelsPerModule));
    }
  }

  @Test
  void theLargestPictureWithAndWithoutAMarginIsRight() throws DataFormatException {
    for (int pixelsPerModule : new int[] {1, 50, 4096 / 29}) {
      Symbol symbol = TestSymbols.ofVersion(3);
      byte[] rows = inflated(PixelRows.of(symbol, 4096, pixelsPerModule), 4096);

      assertThat(unfiltered(rows, 4096)).isEqualTo(drawn(symbol, 4096, pixelsPerModule));
    }
  }

  /** Of the length that short URLs have; the JDK's zlib at its level 6 takes its time to search. */
  @Test
  void theStreamIsAboutAsShortAsThatOfACompressorThatSearches() {
    Random random = new Random(1);
    for (int size : new int[] {128, 256, 512, 1024, 2048, 4096}) {
      int ours = 0;
      int zlib = 0;
      for (int i = 0; i < 10; i++) {
        Symbol symbol =
            SymbolEncoder.encode(
                "https://example.com/" + Long.toString(random.nextLong() >>> 1, 36),
                SymbolOptions.defaults());
        int pixelsPerModule = size / (symbol.size() + 8);
        ours += PixelRows.of(symbol, size, pixelsPerModule).length;
        zlib += deflated(filtered(drawn(symbol, size, pixelsPerModule), size));
      }
      assertThat(ours / (double) zlib).as("%d pixels", size).isLessThan(1.2);
    }
  }

  private static byte[] drawn(Symbol symbol, int size, int pixelsPerModule) {
    int rowLength = rowLength(size);
    int start = (size - symbol.size() * pixelsPerModule) / 2;
    byte[] rows = new byte[size * rowLength];
    for (int y = 0; y < symbol.size() * pixelsPerModule; y++) {
      for (int x = 0; x < symbol.size() * pixelsPerModule; x++) {
        if (symbol.isDark(x / pixelsPerModule, y / pixelsPerModule)) {
          int pixel = start + x;
          rows[(start + y) * rowLength + 1 + pixel / 8] |= (byte) (0x80 >> pixel % 8);
        }
      }
    }
    return rows;
  }

  private static byte[] unfiltered(byte[] rows, int size) {
    int rowLength = rowLength(size);
    for (int y = 0; y < size; y++) {
      int filter = rows[y * rowLength];
      assertThat(filter).isIn(0, FILTER_UP);
      rows[y * rowLength] = 0;
      if (filter == FILTER_UP) {
        for (int i = y * rowLength + 1; i < (y + 1) * rowLength; i++) {
          rows[i] += rows[i - rowLength];
        }
      }
    }
    return rows;
  }

  /** Rows that are like the one above as the filter "up", all others without one. */
  private static byte[] filtered(byte[] rows, int size) {
    int rowLength = rowLength(size);
    byte[] filtered = rows.clone();
    for (int y = 1; y < size; y++) {
      int start = y * rowLength;
      boolean isLikeAbove = true;
      for (int i = start; i < start + rowLength; i++) {
        isLikeAbove &= rows[i] == rows[i - rowLength];
      }
      if (isLikeAbove) {
        Arrays.fill(filtered, start, start + rowLength, (byte) 0);
        filtered[start] = FILTER_UP;
      }
    }
    return filtered;
  }

  private static int rowLength(int size) {
    return 1 + (size + 7) / 8;
  }

  private static byte[] inflated(byte[] stream, int size) throws DataFormatException {
    byte[] rows = new byte[size * rowLength(size)];
    try (var inflater = new Inflater()) {
      inflater.setInput(stream);
      assertThat(inflater.inflate(rows)).isEqualTo(rows.length);
      assertThat(inflater.inflate(new byte[1])).isZero();
      assertThat(inflater.finished()).isTrue();
      assertThat(inflater.getRemaining()).isZero();
    }
    return rows;
  }

  private static int deflated(byte[] rows) {
    try (var deflater = new Deflater(6)) {
      deflater.setInput(rows);
      deflater.finish();
      return deflater.deflate(new byte[rows.length + 1000]);
    }
  }
}
