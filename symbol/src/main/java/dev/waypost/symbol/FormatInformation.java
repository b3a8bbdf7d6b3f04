package dev.waypost.symbol;

/** Error correction level and mask as 15 bits, found twice in each symbol (7.9.1, Annex C). */
final class FormatInformation {
  static final int BITS = 15;

  /** Every bit set, to mark where they lie. */
  static final int ALL_BITS = (1 << BITS) - 1;

  private static final int CHECK_BITS = 10;

  /** x¹⁰ + x⁸ + x⁵ + x⁴ + x² + x + 1, of the BCH (15, 5) code (Annex C). */
  private static final int GENERATOR = 0b101_0011_0111;

  /** Keeps the information from being all zeros (7.9.1). */
  private static final int MASK = 0b101_0100_0001_0010;

  private FormatInformation() {}

  /** The 15 bits; the standard's bit 14 is the highest. */
  static int bits(ErrorCorrection level, int mask) {
    int data = level.indicator() << 3 | mask;
    return BchCode.withCheckBits(data, GENERATOR, CHECK_BITS) ^ MASK;
  }

  /**
   * Draws both copies and the dark module (7.9.1). One copy goes around the top left finder
   * pattern, the other is divided between the two other ones.
   */
  static void draw(int bits, ModuleGrid grid) {
    int size = grid.size();
    for (int bit = 0; bit < BITS; bit++) {
      boolean isSet = (bits >>> bit & 1) != 0;
      drawAroundTopLeft(bit, isSet, grid);
      if (bit < 8) {
        grid.set(size - 1 - bit, 8, isSet);
      } else {
        grid.set(8, size - BITS + bit, isSet);
      }
    }
    grid.set(8, size - 8, true);
  }

  /** Takes back the dark module, which belongs to the function patterns and not to the bits. */
  static void clearDarkModule(ModuleGrid grid) {
    grid.set(8, grid.size() - 8, false);
  }

  /** Down column 8, then leftwards along row 8, past the timing patterns. */
  private static void drawAroundTopLeft(int bit, boolean isSet, ModuleGrid grid) {
    if (bit < 8) {
      grid.set(8, bit < FunctionPatterns.TIMING ? bit : bit + 1, isSet);
    } else {
      int column = BITS - 1 - bit;
      grid.set(column < FunctionPatterns.TIMING ? column : column + 1, 8, isSet);
    }
  }
}
