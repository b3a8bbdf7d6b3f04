package dev.waypost.symbol;

/** The version as 18 bits, found twice in each symbol from version 7 on (7.10, Annex D). */
final class VersionInformation {
  static final int BITS = 18;

  /** Every bit set, to mark where they lie. */
  static final int ALL_BITS = (1 << BITS) - 1;

  private static final int CHECK_BITS = 12;

  /** x¹² + x¹¹ + x¹⁰ + x⁹ + x⁸ + x⁵ + x² + 1, of the BCH (18, 6) code (Annex D). */
  private static final int GENERATOR = 0b1_1111_0010_0101;

  private VersionInformation() {}

  static int bits(int version) {
    return BchCode.withCheckBits(version, GENERATOR, CHECK_BITS);
  }

  /**
   * Draws both copies, 3 by 6 modules beside the top right finder pattern and, mirrored, above the
   * bottom left one (7.10).
   */
  static void draw(int bits, ModuleGrid grid) {
    int near = grid.size() - 11;
    for (int bit = 0; bit < BITS; bit++) {
      boolean isSet = (bits >>> bit & 1) != 0;
      int across = near + bit % 3;
      int along = bit / 3;
      grid.set(across, along, isSet);
      grid.set(along, across, isSet);
    }
  }
}
