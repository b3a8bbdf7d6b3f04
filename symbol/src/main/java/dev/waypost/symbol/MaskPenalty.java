package dev.waypost.symbol;

/**
 * How much a masked symbol resembles what hinders reading it; less is better (7.8.3.1, Table 11).
 *
 * <p>Where the text leaves a choice, this is how it is read here:
 *
 * <ul>
 *   <li>The complete symbol is evaluated, format and version information included, and nothing but
 *       the symbol: the quiet zone surrounds it (6.3.1) and is no light area.
 *   <li>Same-coloured blocks larger than 2 by 2 count once for each 2 by 2 block within, which is
 *       what (m − 1)(n − 1) points for a block of m by n come to.
 *   <li>The widths 1:1:3:1:1 and 4 are in modules. A pattern with light area on both sides counts
 *       once.
 *   <li>A share of dark modules on the border of two steps counts for the smaller deviation.
 * </ul>
 */
final class MaskPenalty {
  /** N1, for a run of five modules in a row or column; each further module adds one. */
  private static final int RUN = 3;

  private static final int SHORTEST_RUN = 5;

  /** N2, for a block of 2 by 2 modules. */
  static final int BLOCK = 3;

  /** N3, for a stretch that looks like a cut through the centre of a finder pattern. */
  static final int FINDER_LIKE = 40;

  private static final boolean[] FINDER = {true, false, true, true, true, false, true};

  private static final int LIGHT_AREA = 4;

  /** N4, for each step of 5 % that the share of dark modules is away from 50 %. */
  private static final int IMBALANCE = 10;

  private MaskPenalty() {}

  /** The sum over all four features. */
  static int of(ModuleGrid dark) {
    return lines(dark) + blocks(dark) + imbalance(dark);
  }

  private static int lines(ModuleGrid dark) {
    int size = dark.size();
    boolean[] row = new boolean[size];
    boolean[] column = new boolean[size];
    int penalty = 0;
    for (int line = 0; line < size; line++) {
      for (int i = 0; i < size; i++) {
        row[i] = dark.get(i, line);
        column[i] = dark.get(line, i);
      }
      penalty += runs(row) + finderLikes(row);
      penalty += runs(column) + finderLikes(column);
    }
    return penalty;
  }

  /** Feature 1: adjacent modules in a row or column in the same colour. */
  static int runs(boolean[] line) {
    int penalty = 0;
    int start = 0;
    for (int end = 1; end <= line.length; end++) {
      if (end == line.length || line[end] != line[start]) {
        int length = end - start;
        if (length >= SHORTEST_RUN) {
          penalty += RUN + length - SHORTEST_RUN;
        }
        start = end;
      }
    }
    return penalty;
  }

  /** Feature 3: dark, light, 3 dark, light, dark, with four light modules before or after. */
  static int finderLikes(boolean[] line) {
    int penalty = 0;
    for (int start = 0; start + FINDER.length <= line.length; start++) {
      int end = start + FINDER.length;
      if (isFinderAt(line, start)
          && (isLight(line, start - LIGHT_AREA, start) || isLight(line, end, end + LIGHT_AREA))) {
        penalty += FINDER_LIKE;
      }
    }
    return penalty;
  }

  private static boolean isFinderAt(boolean[] line, int start) {
    for (int i = 0; i < FINDER.length; i++) {
      if (line[start + i] != FINDER[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a stretch lies within the line and all its modules are light. */
  private static boolean isLight(boolean[] line, int start, int end) {
    if (start < 0 || end > line.length) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (line[i]) {
        return false;
      }
    }
    return true;
  }

  /** Feature 2: blocks of modules in the same colour. */
  static int blocks(ModuleGrid dark) {
    int penalty = 0;
    for (int y = 1; y < dark.size(); y++) {
      for (int x = 1; x < dark.size(); x++) {
        boolean corner = dark.get(x, y);
        if (corner == dark.get(x - 1, y)
            && corner == dark.get(x, y - 1)
            && corner == dark.get(x - 1, y - 1)) {
          penalty += BLOCK;
        }
      }
    }
    return penalty;
  }

  /** Feature 4: the share of dark modules in the entire symbol. */
  static int imbalance(ModuleGrid dark) {
    int darkModules = 0;
    for (int y = 0; y < dark.size(); y++) {
      for (int x = 0; x < dark.size(); x++) {
        if (dark.get(x, y)) {
          darkModules++;
        }
      }
    }
    return imbalance(darkModules, dark.size() * dark.size());
  }

  /** Ten points for every 5 % that the deviation from half of the modules exceeds. */
  static int imbalance(int darkModules, int modules) {
    int twentieths = Math.abs(20 * darkModules - 10 * modules);
    return twentieths == 0 ? 0 : IMBALANCE * ((twentieths - 1) / modules);
  }
}
