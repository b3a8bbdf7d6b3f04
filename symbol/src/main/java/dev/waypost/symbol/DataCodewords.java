package dev.waypost.symbol;

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
    BitWriter writer = new BitWriter(layout.dataCodewords());
    for (Segment segment : segments) {
      SegmentBits.write(segment, versions, writer);
    }
    return padded(writer);
  }

  /**
   * The terminator and the bits up to a whole codeword are zeros, which the writer's codewords hold
   * already. Where less than four bits are left, the terminator is cut short.
   */
  private static byte[] padded(BitWriter writer) {
    byte[] codewords = writer.codewords();
    int terminated = Math.min(writer.position() + TERMINATOR_BITS, 8 * codewords.length);
    int firstPad = Math.ceilDiv(terminated, 8);
    for (int i = firstPad; i < codewords.length; i++) {
      codewords[i] = PAD_CODEWORDS[(i - firstPad) % 2];
    }
    return codewords;
  }
}
