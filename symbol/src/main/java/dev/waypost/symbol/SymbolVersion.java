package dev.waypost.symbol;

/**
 * What a version number, 1 to 40, fixes by itself: size, codewords, places of the alignment
 * patterns.
 */
final class SymbolVersion {
  static final int SMALLEST = 1;
  static final int LARGEST = 40;

  /** The first version that carries version information (7.10). */
  static final int FIRST_WITH_VERSION_INFORMATION = 7;

  /** Data and error correction codewords together, versions 1 to 40 (Table 1). */
  private static final int[] TOTAL_CODEWORDS = {
    26, 44, 70, 100, 134, 172, 196, 242, 292, 346,
    404, 466, 532, 581, 655, 733, 815, 901, 991, 1085,
    1156, 1258, 1364, 1474, 1588, 1706, 1828, 1921, 2051, 2185,
    2323, 2465, 2611, 2761, 2876, 3034, 3196, 3362, 3532, 3706
  };

  /** Rows and columns of the alignment patterns' centres, versions 1 to 40 (Annex E, Table E.1). */
  private static final int[][] ALIGNMENT_CENTRES = {
    {},
    {6, 18},
    {6, 22},
    {6, 26},
    {6, 30},
    {6, 34},
    {6, 22, 38},
    {6, 24, 42},
    {6, 26, 46},
    {6, 28, 50},
    {6, 30, 54},
    {6, 32, 58},
    {6, 34, 62},
    {6, 26, 46, 66},
    {6, 26, 48, 70},
    {6, 26, 50, 74},
    {6, 30, 54, 78},
    {6, 30, 56, 82},
    {6, 30, 58, 86},
    {6, 34, 62, 90},
    {6, 28, 50, 72, 94},
    {6, 26, 50, 74, 98},
    {6, 30, 54, 78, 102},
    {6, 28, 54, 80, 106},
    {6, 32, 58, 84, 110},
    {6, 30, 58, 86, 114},
    {6, 34, 62, 90, 118},
    {6, 26, 50, 74, 98, 122},
    {6, 30, 54, 78, 102, 126},
    {6, 26, 52, 78, 104, 130},
    {6, 30, 56, 82, 108, 134},
    {6, 34, 60, 86, 112, 138},
    {6, 30, 58, 86, 114, 142},
    {6, 34, 62, 90, 118, 146},
    {6, 30, 54, 78, 102, 126, 150},
    {6, 24, 50, 76, 102, 128, 154},
    {6, 28, 54, 80, 106, 132, 158},
    {6, 32, 58, 84, 110, 136, 162},
    {6, 26, 54, 82, 110, 138, 166},
    {6, 30, 58, 86, 114, 142, 170}
  };

  private SymbolVersion() {}

  /**
   * Refuses a number that is no version.
   *
   * @throws NotEncodableException if it is outside 1 to 40
   */
  static void requireValid(int version) {
    if (version < SMALLEST || version > LARGEST) {
      throw new NotEncodableException(
          "A QR version is between 1 and 40, but " + version + " was given.");
    }
  }

  /**
   * Modules along one side, without the quiet zone (6.3.2): 21 for version 1, 177 for version 40.
   */
  static int size(int version) {
    return 17 + 4 * version;
  }

  static int totalCodewords(int version) {
    return TOTAL_CODEWORDS[version - 1];
  }

  /** Rows, and columns likewise, of the centres of the alignment patterns, in rising order. */
  static int[] alignmentCentres(int version) {
    return ALIGNMENT_CENTRES[version - 1].clone();
  }
}
