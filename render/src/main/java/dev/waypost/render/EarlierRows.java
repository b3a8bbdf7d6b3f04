package dev.waypost.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Finds stretches of a row of modules in those above it, as compressors do by hashing (RFC 1951,
 * section 4), but without the rows of pixels in between that repeat each.
 */
final class EarlierRows {
  /** Shorter ones take about as many bits as the bytes themselves. */
  private static final int SHORTEST = 4;

  private static final int FARTHEST = 32_767;
  private static final int HASH_BITS = 11;

  /** 2³² divided by the golden ratio (Knuth, The Art of Computer Programming, section 6.4). */
  private static final int MULTIPLIER = 0x9E3779B1;

  private static final VarHandle FOUR_BYTES =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final int rowLength;

  /** Bytes in the stream from one row of modules to the next. */
  private final int step;

  /** The rows of modules, one behind the other. */
  private final byte[] rows;

  /** Where bytes of a hash were seen last in the rows, and 1; 0 for nowhere. */
  private final int[] seen = new int[1 << HASH_BITS];

  private int distance;

  EarlierRows(int count, int rowLength, int pixelsPerModule) {
    this.rowLength = rowLength;
    this.step = rowLength * pixelsPerModule;
    this.rows = new byte[count * rowLength];
  }

  /**
   * How many bytes of a row from a place on stood somewhere before; 0 where they are too few.
   *
   * @param y of the row, all before it having been added
   */
  int find(byte[] row, int at, int y) {
    if (at + SHORTEST > row.length) {
      return 0;
    }
    int found = seen[hash(row, at)] - 1;
    if (found < 0) {
      return 0;
    }
    int rowFound = found / rowLength;
    int column = found % rowLength;
    distance = (y - rowFound) * step + at - column;
    if (distance > FARTHEST) {
      return 0;
    }
    int most = rowLength - Math.max(at, column);
    int differs = Arrays.mismatch(row, at, at + most, rows, found, found + most);
    int length = differs < 0 ? most : differs;
    return length < SHORTEST ? 0 : length;
  }

  /** How far back in the stream that is. */
  int distance() {
    return distance;
  }

  /** Keeps a row to be found in those below it. */
  void add(byte[] row, int y) {
    int start = y * rowLength;
    System.arraycopy(row, 0, rows, start, rowLength);
    for (int at = 0; at + SHORTEST <= rowLength; at++) {
      seen[hash(row, at)] = start + at + 1;
    }
  }

  private static int hash(byte[] row, int at) {
    int four = (int) FOUR_BYTES.get(row, at);
    return (four * MULTIPLIER) >>> (Integer.SIZE - HASH_BITS);
  }
}
