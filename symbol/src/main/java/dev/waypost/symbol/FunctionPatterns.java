package dev.waypost.symbol;

/**
 * What every symbol of a version has in common: finder patterns with separators, timing patterns,
 * alignment patterns, the dark module and the version information (6.3.3 to 6.3.6, 7.9.1, 7.10).
 *
 * @param dark the modules of these patterns that are dark
 * @param function the modules that carry no codewords: these patterns and the place of the format
 *     information
 */
record FunctionPatterns(ModuleGrid dark, ModuleGrid function) {
  /** The row and the column of the timing patterns (6.3.5). */
  static final int TIMING = 6;

  private static final int FINDER_SIZE = 7;

  static FunctionPatterns of(int version) {
    int size = SymbolVersion.size(version);
    FunctionPatterns patterns = new FunctionPatterns(new ModuleGrid(size), new ModuleGrid(size));
    patterns.drawTiming();
    patterns.drawFinders();
    patterns.drawAlignment(SymbolVersion.alignmentCentres(version));
    patterns.reserveFormatInformation();
    if (version >= SymbolVersion.FIRST_WITH_VERSION_INFORMATION) {
      patterns.drawVersionInformation(version);
    }
    return patterns;
  }

  private int size() {
    return dark.size();
  }

  private void draw(int x, int y, boolean isDark) {
    dark.set(x, y, isDark);
    function.set(x, y, true);
  }

  private void drawTiming() {
    for (int i = 0; i < size(); i++) {
      draw(i, TIMING, i % 2 == 0);
      draw(TIMING, i, i % 2 == 0);
    }
  }

  private void drawFinders() {
    int far = size() - 1 - FINDER_SIZE / 2;
    int near = FINDER_SIZE / 2;
    drawFinder(near, near);
    drawFinder(far, near);
    drawFinder(near, far);
  }

  /**
   * Rings around a centre; the outermost, light one is the separator, of which a part lies outside
   * the symbol.
   */
  private void drawFinder(int centreX, int centreY) {
    int reach = FINDER_SIZE / 2 + 1;
    for (int y = Math.max(centreY - reach, 0); y <= Math.min(centreY + reach, size() - 1); y++) {
      for (int x = Math.max(centreX - reach, 0); x <= Math.min(centreX + reach, size() - 1); x++) {
        int ring = Math.max(Math.abs(x - centreX), Math.abs(y - centreY));
        draw(x, y, ring != 2 && ring != reach);
      }
    }
  }

  /**
   * A pattern at each crossing of the centres, but for the three that a finder pattern covers
   * (Annex E).
   */
  private void drawAlignment(int[] centres) {
    for (int centreY : centres) {
      for (int centreX : centres) {
        if (!isFinderCorner(centreX, centreY)) {
          drawAlignmentPattern(centreX, centreY);
        }
      }
    }
  }

  private boolean isFinderCorner(int x, int y) {
    int last = size() - 1 - TIMING;
    return (x == TIMING && y == TIMING) || (x == TIMING && y == last) || (x == last && y == TIMING);
  }

  private void drawAlignmentPattern(int centreX, int centreY) {
    for (int y = centreY - 2; y <= centreY + 2; y++) {
      for (int x = centreX - 2; x <= centreX + 2; x++) {
        int ring = Math.max(Math.abs(x - centreX), Math.abs(y - centreY));
        draw(x, y, ring != 1);
      }
    }
  }

  /** Its modules stay light, the dark module apart: what they hold depends on level and mask. */
  private void reserveFormatInformation() {
    FormatInformation.draw(FormatInformation.ALL_BITS, function);
    FormatInformation.draw(0, dark);
  }

  private void drawVersionInformation(int version) {
    VersionInformation.draw(VersionInformation.ALL_BITS, function);
    VersionInformation.draw(VersionInformation.bits(version), dark);
  }
}
