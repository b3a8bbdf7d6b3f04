package dev.waypost.symbol;

/**
 * What the segments of {@link Segmentation} cost, without making them: the same recurrence, of
 * which only the cost of the cheapest way into each mode is kept.
 */
final class SegmentationCost {
  /** More than any way costs, and far enough from overflow to be added to. */
  private static final long NO_WAY = Long.MAX_VALUE / 4;

  private SegmentationCost() {}

  /**
   * The fewest bits that a text takes in segments.
   *
   * @param text without halves of surrogate pairs
   */
  static long bits(String text, VersionClass versions) {
    long numeric = NO_WAY;
    long alphanumeric = NO_WAY;
    long bytes = NO_WAY;
    long cheapest = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      numeric = next(TextMode.NUMERIC, numeric, cheapest, codePoint, versions);
      alphanumeric = next(TextMode.ALPHANUMERIC, alphanumeric, cheapest, codePoint, versions);
      bytes = next(TextMode.BYTE, bytes, cheapest, codePoint, versions);
      cheapest = Math.min(atEnd(numeric), Math.min(atEnd(alphanumeric), atEnd(bytes)));
      i += Character.charCount(codePoint);
    }
    return cheapest / TextMode.BIT;
  }

  /** The cost with one more code point in a mode: its segment goes on, or a new one begins. */
  private static long next(
      TextMode mode, long soFar, long cheapest, int codePoint, VersionClass versions) {
    return mode.takes(codePoint)
        ? Math.min(soFar, cheapest + mode.headerCost(versions)) + mode.characterCost(codePoint)
        : NO_WAY;
  }

  /** The cost if the segment ends here, in whole bits. */
  private static long atEnd(long cost) {
    return Math.ceilDiv(cost, TextMode.BIT) * TextMode.BIT;
  }
}
