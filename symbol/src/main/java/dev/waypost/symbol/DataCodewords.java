package dev.waypost.symbol;

import java.util.Arrays;
import java.util.List;

/** Segments as data codewords: bit streams, terminator, padding (7.4.9 and 7.4.10). */
final class DataCodewords {
  private static final int TERMINATOR_BITS = 4;

  /** They fill unused codewords, taking turns (7.4.10). */
  private static final byte[] PAD_CODEWORDS = {(byte) 0b1110_1100, 0b0001_0001};

  private DataCodewords() {}

  /**
   * As many codewords as the layout holds for data.
   *
   * @param segments of which it is known that they fit
   */
  static byte[] of(List<Segment> segments, VersionClass versions, BlockLayout layout) {
    return of(segments, versions, layout, new byte[layout.dataCodewords()]);
  }

  /**
   * The same in an array that may be longer.
   *
   * @return the array
   */
  static byte[] of(
      List<Segment> segments, VersionClass versions, BlockLayout layout, byte[] codewords) {
    Arrays.fill(codewords, 0, layout.dataCodewords(), (byte) 0);
    BitWriter writer = new BitWriter(codewords);
    for (Segment segment : segments) {
      SegmentBits.write(segment, versions, writer);
    }
    pad(codewords, writer.position(), layout.dataCodewords());
    return codewords;
  }

  /**
   * The terminator and the bits up to a whole codeword are zeros, which the codewords hold already.
   * Where less than four bits are left, the terminator is cut short.
   */
  private static void pad(byte[] codewords, int bits, int count) {
    int terminated = Math.min(bits + TERMINATOR_BITS, 8 * count);
    int firstPad = Math.ceilDiv(terminated, 8);
    for (int i = firstPad; i < count; i++) {
      codewords[i] = PAD_CODEWORDS[(i - firstPad) % 2];
    }
  }
}
