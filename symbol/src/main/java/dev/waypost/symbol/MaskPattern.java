package dev.waypost.symbol;

/** The eight data masks, named by their reference (7.8.2, Table 10). */
enum MaskPattern {
  MASK_000,
  MASK_001,
  MASK_010,
  MASK_011,
  MASK_100,
  MASK_101,
  MASK_110,
  MASK_111;

  static final int COUNT = 8;

  /**
   * Refuses a number that is no mask.
   *
   * @throws NotEncodableException if it is outside 0 to 7
   */
  static void requireValid(int mask) {
    if (mask < 0 || mask >= COUNT) {
      throw new NotEncodableException("A mask is between 0 and 7, but " + mask + " was given.");
    }
  }

  /** Inverts the modules that the mask covers and that are no function modules. */
  static void apply(int mask, ModuleGrid dark, ModuleGrid function) {
    MaskPattern pattern = values()[mask];
    for (int y = 0; y < dark.size(); y++) {
      for (int x = 0; x < dark.size(); x++) {
        if (!function.get(x, y) && pattern.covers(y, x)) {
          dark.invert(x, y);
        }
      }
    }
  }

  /** Whether the mask inverts the module in row i and column j. */
  private boolean covers(int i, int j) {
    return switch (this) {
      case MASK_000 -> (i + j) % 2 == 0;
      case MASK_001 -> i % 2 == 0;
      case MASK_010 -> j % 3 == 0;
      case MASK_011 -> (i + j) % 3 == 0;
      case MASK_100 -> (i / 2 + j / 3) % 2 == 0;
      case MASK_101 -> i * j % 2 + i * j % 3 == 0;
      case MASK_110 -> (i * j % 2 + i * j % 3) % 2 == 0;
      case MASK_111 -> ((i + j) % 2 + i * j % 3) % 2 == 0;
    };
  }
}
