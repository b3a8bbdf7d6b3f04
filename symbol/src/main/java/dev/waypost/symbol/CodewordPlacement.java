package dev.waypost.symbol;

/** Where codewords lie in the symbol (7.7.3). */
final class CodewordPlacement {
  private CodewordPlacement() {}

  /**
   * Fills the modules that are free with the codewords' bits, highest first: in strips two modules
   * wide, from the right, by turns upwards and downwards, the right module of each pair first. The
   * timing column belongs to no strip. The up to seven modules left over are the remainder bits,
   * which are zeros (Table 1).
   *
   * @param dark receives the bits; its free modules are unset before
   * @param function the modules that are not free
   */
  static void place(byte[] codewords, ModuleGrid dark, ModuleGrid function) {
    forEachModule(
        codewords.length, function, (position, x, y) -> dark.set(x, y, bit(codewords, position)));
  }

  /** Takes the module of a bit; the first codeword's highest bit has position 0. */
  @FunctionalInterface
  interface BitModules {
    void accept(int position, int x, int y);
  }

  /**
   * Goes through the modules that hold the bits of codewords, in the order of placement.
   *
   * @param function the modules that are not free
   */
  static void forEachModule(int codewords, ModuleGrid function, BitModules modules) {
    int size = function.size();
    int position = 0;
    boolean upwards = true;
    for (int column = size - 1; column > 0; column -= 2) {
      int right = column > FunctionPatterns.TIMING ? column : column - 1;
      for (int step = 0; step < size; step++) {
        int y = upwards ? size - 1 - step : step;
        for (int x = right; x >= right - 1; x--) {
          if (!function.get(x, y) && position < 8 * codewords) {
            modules.accept(position, x, y);
            position++;
          }
        }
      }
      upwards = !upwards;
    }
  }

  private static boolean bit(byte[] codewords, int position) {
    return (codewords[position / 8] >>> (7 - position % 8) & 1) != 0;
  }
}
