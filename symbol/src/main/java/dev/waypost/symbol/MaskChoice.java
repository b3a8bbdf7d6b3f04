package dev.waypost.symbol;

/**
 * Finds the mask with the least penalty (7.8.3) as {@link MaskPenalty} defines it, many modules at
 * a time: in a word of a line laid out by {@link LineLayout}, the patterns of a feature are found
 * with shifts and logic, one bit for each, and counted.
 *
 * <p>For a run of L ≥ 5 modules there are L − 4 places at which five equal ones begin, and one of
 * them has no such place before it; so 3 + (L − 5) is the number of places and 2 for each first
 * one.
 */
final class MaskChoice {
  private MaskChoice() {}

  /**
   * The mask, the lowest among equals.
   *
   * @param rows unmasked, as the layout has them
   * @param columns likewise
   */
  static int best(long[] rows, long[] columns, SymbolTables tables, MaskTables masks) {
    LineLayout layout = tables.layout();
    int best = 0;
    int leastPenalty = Integer.MAX_VALUE;
    for (int mask = 0; mask < MaskPattern.COUNT; mask++) {
      int first = mask * layout.words();
      int penalty =
          layout.pairs()
              ? pairs(rows, masks.rows(), columns, masks.columns(), first, layout, tables.size())
              : chunks(rows, masks.rows(), columns, masks.columns(), first, layout, tables.size());
      if (penalty < leastPenalty) {
        leastPenalty = penalty;
        best = mask;
      }
    }
    return best;
  }

  private static int chunks(
      long[] rows,
      long[] rowMasks,
      long[] columns,
      long[] columnMasks,
      int first,
      LineLayout layout,
      int size) {
    int wordsPerLine = layout.wordsPerLine();
    int penalty = 0;
    int dark = 0;
    for (int chunk = 0; chunk < wordsPerLine; chunk++) {
      long neighbours = layout.neighbours(chunk);
      long runs = layout.runs(chunk);
      long finderLikes = layout.finderLikes(chunk);
      long lightAreas = layout.lightAreas(chunk);
      long anchors = layout.anchors(chunk);
      long blocks = anchors & neighbours;
      long rowAbove = 0;
      long equalAbove = 0;
      for (int word = chunk; word < rows.length; word += wordsPerLine) {
        long row = rows[word] ^ rowMasks[first + word];
        long equal = ~(row ^ row >>> 1) & neighbours;
        penalty += line(row, equal, runs, finderLikes, lightAreas);
        penalty +=
            MaskPenalty.BLOCK * Long.bitCount(equal & equalAbove & ~(row ^ rowAbove) & blocks);
        dark += Long.bitCount(row & anchors);
        rowAbove = row;
        equalAbove = equal;
        long column = columns[word] ^ columnMasks[first + word];
        penalty +=
            line(column, ~(column ^ column >>> 1) & neighbours, runs, finderLikes, lightAreas);
      }
    }
    return penalty + imbalance(dark, size);
  }

  private static int pairs(
      long[] rows,
      long[] rowMasks,
      long[] columns,
      long[] columnMasks,
      int first,
      LineLayout layout,
      int size) {
    int last = rows.length - 1;
    int penalty = 0;
    int dark = 0;
    long pairAbove = 0;
    long equalAbove = 0;
    for (int word = 0; word <= last; word++) {
      // The last word holds one line alone.
      long lanes = word == last ? (1L << LineLayout.LANE_BITS) - 1 : -1;
      long neighbours = layout.neighbours(0) & lanes;
      long runs = layout.runs(0) & lanes;
      long finderLikes = layout.finderLikes(0) & lanes;
      long lightAreas = layout.lightAreas(0) & lanes;
      long pair = rows[word] ^ rowMasks[first + word];
      long equal = ~(pair ^ pair >>> 1) & neighbours;
      penalty += line(pair, equal, runs, finderLikes, lightAreas);
      // The lines below those of the word above: its own odd one and the even one of this word.
      long below = pairAbove >>> LineLayout.LANE_BITS | pair << LineLayout.LANE_BITS;
      long equalBelow = equalAbove >>> LineLayout.LANE_BITS | equal << LineLayout.LANE_BITS;
      penalty += MaskPenalty.BLOCK * Long.bitCount(equalAbove & equalBelow & ~(pairAbove ^ below));
      dark += Long.bitCount(pair);
      pairAbove = pair;
      equalAbove = equal;
      long column = columns[word] ^ columnMasks[first + word];
      penalty += line(column, ~(column ^ column >>> 1) & neighbours, runs, finderLikes, lightAreas);
    }
    return penalty + imbalance(dark, size);
  }

  /**
   * Features 1 and 3 of a word.
   *
   * @param equal the modules that are like the one behind them
   */
  private static int line(long dark, long equal, long runs, long finderLikes, long lightAreas) {
    long threeEqual = equal & equal >>> 1;
    long fiveEqual = threeEqual & threeEqual >>> 2;
    long places = fiveEqual & runs;
    long firstPlaces = places & ~(fiveEqual << 1);

    long ends = dark >>> 4;
    long outer = dark & ends;
    long gaps = dark | ends;
    long finderLike = outer & outer >>> 2 & dark >>> 3 & ~(gaps >>> 1) & finderLikes;
    long two = dark | dark >>> 1;
    long light = ~(two | two >>> 2) & lightAreas;
    long beside = finderLike & (light >>> 7 | light << LineLayout.BEFORE);
    return Long.bitCount(places)
        + 2 * Long.bitCount(firstPlaces)
        + MaskPenalty.FINDER_LIKE * Long.bitCount(beside);
  }

  /** Feature 4. */
  private static int imbalance(int dark, int size) {
    return MaskPenalty.imbalance(dark, size * size);
  }
}
