package dev.waypost.symbol;

/**
 * How the codewords of a version and level are divided into blocks, each with its own error
 * correction (7.5.1, Table 9). All blocks have equally many error correction codewords; the later
 * ones may have one data codeword more.
 *
 * @param blocks how many
 * @param errorCodewordsPerBlock in each of them
 * @param totalCodewords data and error correction in all blocks
 */
record BlockLayout(int blocks, int errorCodewordsPerBlock, int totalCodewords) {

  private static final int[] ERROR_CODEWORDS_PER_BLOCK_L = {
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
  };
  private static final int[] ERROR_CODEWORDS_PER_BLOCK_M = {
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28
  };
  private static final int[] ERROR_CODEWORDS_PER_BLOCK_Q = {
    13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
    28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
  };
  private static final int[] ERROR_CODEWORDS_PER_BLOCK_H = {
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
    30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30
  };

  private static final int[] BLOCKS_L = {
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
    8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25
  };
  private static final int[] BLOCKS_M = {
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49
  };
  private static final int[] BLOCKS_Q = {
    1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
    23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68
  };
  private static final int[] BLOCKS_H = {
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
    25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81
  };

  static BlockLayout of(int version, ErrorCorrection level) {
    int index = version - 1;
    int total = SymbolVersion.totalCodewords(version);
    return switch (level) {
      case L -> new BlockLayout(BLOCKS_L[index], ERROR_CODEWORDS_PER_BLOCK_L[index], total);
      case M -> new BlockLayout(BLOCKS_M[index], ERROR_CODEWORDS_PER_BLOCK_M[index], total);
      case Q -> new BlockLayout(BLOCKS_Q[index], ERROR_CODEWORDS_PER_BLOCK_Q[index], total);
      case H -> new BlockLayout(BLOCKS_H[index], ERROR_CODEWORDS_PER_BLOCK_H[index], total);
    };
  }

  /**
   * Wrong codewords that a block restores: half of its error correction codewords, less those that
   * the smallest symbols keep for telling a misread (Table 9, footnote b, and 7.5.1).
   */
  int correctableCodewords(int version, ErrorCorrection level) {
    return (errorCodewordsPerBlock - misreadCodewords(version, level)) / 2;
  }

  private static int misreadCodewords(int version, ErrorCorrection level) {
    return switch (version) {
      case 1 ->
          switch (level) {
            case L -> 3;
            case M -> 2;
            case Q, H -> 1;
          };
      case 2 -> level == ErrorCorrection.L ? 2 : 0;
      case 3 -> level == ErrorCorrection.L ? 1 : 0;
      default -> 0;
    };
  }

  /** Data codewords in all blocks together. */
  int dataCodewords() {
    return totalCodewords - blocks * errorCodewordsPerBlock;
  }

  /** Bits of data in all blocks together. */
  int dataBits() {
    return 8 * dataCodewords();
  }

  /** Data codewords of one block, the first block being 0. */
  int dataCodewordsOf(int block) {
    int shorter = dataCodewords() / blocks;
    int longerBlocks = dataCodewords() % blocks;
    return block < blocks - longerBlocks ? shorter : shorter + 1;
  }
}
