package dev.waypost.symbol;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Error correction codewords by table: for each of the 256 values that can leave the shift register
 * of the division, what it adds to the register, all codewords of it in four words (7.5.2). The
 * first codeword is in the highest bits.
 */
final class ReedSolomonTable {
  private static final int WORDS = 4;
  private static final int MOST_ERROR_CODEWORDS = 30;
  private static final int VALUES = 256;

  private static final AtomicReferenceArray<ReedSolomonTable> BY_LENGTH =
      new AtomicReferenceArray<>(MOST_ERROR_CODEWORDS + 1);

  private final int errorCodewords;
  private final long[] additions = new long[VALUES * WORDS];

  private ReedSolomonTable(int errorCodewords) {
    this.errorCodewords = errorCodewords;
    ReedSolomon readable = new ReedSolomon(errorCodewords);
    for (int value = 0; value < VALUES; value++) {
      byte[] added = readable.errorCodewords(new byte[] {(byte) value});
      for (int i = 0; i < errorCodewords; i++) {
        additions[value * WORDS + i / 8] |= (added[i] & 0xFFL) << (56 - 8 * (i % 8));
      }
    }
  }

  /** The table for so many error correction codewords, 7 to 30. */
  static ReedSolomonTable of(int errorCodewords) {
    ReedSolomonTable known = BY_LENGTH.getAcquire(errorCodewords);
    if (known == null) {
      known = new ReedSolomonTable(errorCodewords);
      BY_LENGTH.setRelease(errorCodewords, known);
    }
    return known;
  }

  /**
   * Writes the error correction codewords of a block.
   *
   * @param data holds the block's data from {@code start} to {@code end}
   * @param target takes the codewords at {@code first}, {@code first + step}, …
   */
  void write(byte[] data, int start, int end, byte[] target, int first, int step) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (int i = start; i < end; i++) {
      int row = (int) ((data[i] & 0xFF) ^ (a >>> 56)) * WORDS;
      a = (a << 8 | b >>> 56) ^ additions[row];
      b = (b << 8 | c >>> 56) ^ additions[row + 1];
      c = (c << 8 | d >>> 56) ^ additions[row + 2];
      d = d << 8 ^ additions[row + 3];
    }
    for (int i = 0; i < errorCodewords; i++) {
      long word = i < 16 ? (i < 8 ? a : b) : (i < 24 ? c : d);
      target[first + i * step] = (byte) (word >>> (56 - 8 * (i % 8)));
    }
  }
}
