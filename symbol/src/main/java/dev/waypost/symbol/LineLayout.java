package dev.waypost.symbol;

/**
 * How lines of modules (rows or columns) are laid out in words, so that every pattern that the
 * masks are scored by lies within one word: nothing is ever carried from word to word.
 *
 * <p>A pattern is looked for at an anchor, its first module; it reaches at most {@value #BEFORE}
 * modules before the anchor and {@value #BEHIND} behind it (the finder-like pattern with its light
 * area, 7.8.3). There are two layouts:
 *
 * <ul>
 *   <li>Pairs, for lines of up to {@value #LANE_BITS} modules less what separates them (versions 1
 *       to 3): two lines to a word, the even one in the low half, the odd one in the high half.
 *   <li>Chunks, for longer lines: each line in one to four words that overlap. A chunk but the
 *       first begins {@value #BEFORE} modules before its first anchor.
 * </ul>
 */
final class LineLayout {
  static final int LANE_BITS = 32;
  static final int BEFORE = 4;
  static final int BEHIND = 10;

  private static final int FINDER_LIKE = 7;
  private static final int LIGHT_AREA = 4;
  private static final int SHORTEST_RUN = 5;

  private final int size;
  private final boolean pairs;
  private final int wordsPerLine;
  private final int[] chunkStarts;
  private final long[] modules;
  private final long[] anchors;
  private final long[] neighbours;
  private final long[] runs;
  private final long[] finderLikes;
  private final long[] lightAreas;

  private LineLayout(int size, boolean pairs, int chunks) {
    this.size = size;
    this.pairs = pairs;
    this.wordsPerLine = chunks;
    this.chunkStarts = new int[chunks];
    for (int chunk = 1; chunk < chunks; chunk++) {
      chunkStarts[chunk] = firstAnchor(chunk) - BEFORE;
    }
    this.modules = masks(1, false);
    this.anchors = masks(1, true);
    this.neighbours = masks(2, false);
    this.runs = masks(SHORTEST_RUN, true);
    this.finderLikes = masks(FINDER_LIKE, true);
    this.lightAreas = masks(LIGHT_AREA, false);
  }

  /** The layout for lines of a length. */
  static LineLayout of(int size) {
    // A module between the lanes keeps what is shifted out of one out of the other.
    boolean pairs = size < LANE_BITS;
    int chunks = 1;
    while (size > firstAnchor(chunks - 1) + Long.SIZE - (chunks == 1 ? 0 : BEFORE)) {
      chunks++;
    }
    return new LineLayout(size, pairs, chunks);
  }

  private static int firstAnchor(int chunk) {
    return chunk == 0 ? 0 : Long.SIZE - BEHIND + (chunk - 1) * (Long.SIZE - BEHIND - BEFORE);
  }

  /**
   * By chunk, the bits at which so many modules in a row lie within the line.
   *
   * @param onlyAnchors whether bits are left out that are anchors in another chunk
   */
  private long[] masks(int length, boolean onlyAnchors) {
    long[] masks = new long[wordsPerLine];
    for (int chunk = 0; chunk < wordsPerLine; chunk++) {
      for (int bit = 0; bit < Long.SIZE; bit++) {
        int module = chunkStarts[chunk] + bit;
        boolean isAnchor =
            module >= firstAnchor(chunk)
                && (chunk == wordsPerLine - 1 || module < firstAnchor(chunk + 1));
        if (module + length <= size && (isAnchor || !onlyAnchors)) {
          masks[chunk] |= 1L << bit;
        }
      }
      if (pairs) {
        masks[chunk] |= masks[chunk] << LANE_BITS;
      }
    }
    return masks;
  }

  /** Whether two lines share a word. */
  boolean pairs() {
    return pairs;
  }

  /** Words that a line takes where lines do not share them: 1 to 4. */
  int wordsPerLine() {
    return wordsPerLine;
  }

  /** All words of a symbol's lines. */
  int words() {
    return pairs ? (size + 1) / 2 : size * wordsPerLine;
  }

  /** Bits that are modules, by chunk. */
  long modules(int chunk) {
    return modules[chunk];
  }

  /** Bits that are modules and counted in this chunk. */
  long anchors(int chunk) {
    return anchors[chunk];
  }

  /** Bits that have a module behind them in the line. */
  long neighbours(int chunk) {
    return neighbours[chunk];
  }

  /** Anchors of five modules in a row. */
  long runs(int chunk) {
    return runs[chunk];
  }

  /** Anchors of seven modules in a row. */
  long finderLikes(int chunk) {
    return finderLikes[chunk];
  }

  /** Bits at which four modules in a row begin. */
  long lightAreas(int chunk) {
    return lightAreas[chunk];
  }

  /**
   * Lays out lines.
   *
   * @param lines line by line, each in as few words as hold it
   * @param target of {@link #words()}, which takes them where they are laid out otherwise
   * @return the lines themselves where they are laid out already, else the target
   */
  long[] layOut(long[] lines, long[] target) {
    if (pairs) {
      return pairs(lines, target);
    }
    return wordsPerLine == 1 && lines.length == size ? lines : chunks(lines, target);
  }

  private long[] pairs(long[] lines, long[] words) {
    for (int word = 0; word < size / 2; word++) {
      words[word] = lines[2 * word] | lines[2 * word + 1] << LANE_BITS;
    }
    words[size / 2] = lines[size - 1];
    return words;
  }

  private long[] chunks(long[] lines, long[] words) {
    int lineWords = lines.length / size;
    for (int line = 0; line < size; line++) {
      for (int chunk = 0; chunk < wordsPerLine; chunk++) {
        words[line * wordsPerLine + chunk] = bits(lines, line * lineWords, lineWords, chunk);
      }
    }
    return words;
  }

  private long bits(long[] lines, int first, int lineWords, int chunk) {
    int start = chunkStarts[chunk];
    int word = start / Long.SIZE;
    int shift = start % Long.SIZE;
    long low = lines[first + word] >>> shift;
    return shift == 0 || word + 1 == lineWords
        ? low
        : low | lines[first + word + 1] << (Long.SIZE - shift);
  }
}
