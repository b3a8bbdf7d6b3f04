package dev.waypost.symbol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into the numeric, alphanumeric and byte segments that take the fewest bits. Annex J
 * of the standard gives rules of thumb; this is exact, by dynamic programming over the characters.
 *
 * <p>For each mode that can take the last character so far it keeps the cheapest way to get there.
 * The next character either continues the segment of such a way or begins one after the cheapest of
 * all.
 */
final class Segmentation {

  /**
   * A way to encode the text up to some character: its last segment, and what precedes it.
   *
   * @param start index of the segment's first code point
   * @param cost of everything up to that character, in the unit of {@link TextMode}
   */
  private record Way(TextMode mode, int start, @Nullable Way before, long cost) {

    Way continued(int codePoint) {
      return new Way(mode, start, before, cost + mode.characterCost(codePoint));
    }

    /**
     * The cost if the segment ends here. Rounding up to whole bits gives just what an incomplete
     * last group of digits or characters takes.
     */
    long costAtEnd() {
      return Math.ceilDiv(cost, TextMode.BIT) * TextMode.BIT;
    }
  }

  private Segmentation() {}

  /**
   * The segments of a text; none for an empty one.
   *
   * @throws IllegalArgumentException if the text holds half of a surrogate pair
   */
  static List<Segment> split(String text, VersionClass versions) {
    EncodableCharacters.requireUnicode(text);
    int[] codePoints = text.codePoints().toArray();
    return segments(codePoints, cheapestWay(codePoints, versions));
  }

  private static @Nullable Way cheapestWay(int[] codePoints, VersionClass versions) {
    List<Way> ways = List.of();
    for (int i = 0; i < codePoints.length; i++) {
      ways = waysWith(codePoints[i], i, ways, versions);
    }
    return cheapest(ways);
  }

  /** The cheapest ways that include a further code point, one for each mode that takes it. */
  private static List<Way> waysWith(
      int codePoint, int index, List<Way> ways, VersionClass versions) {
    Way cheapest = cheapest(ways);
    long costBefore = cheapest == null ? 0 : cheapest.costAtEnd();
    List<Way> next = new ArrayList<>();
    for (TextMode mode : TextMode.values()) {
      if (mode.takes(codePoint)) {
        Way best = new Way(mode, index, cheapest, costBefore + mode.headerCost(versions));
        for (Way way : ways) {
          if (way.mode() == mode && way.cost() <= best.cost()) {
            best = way;
          }
        }
        next.add(best.continued(codePoint));
      }
    }
    return next;
  }

  private static @Nullable Way cheapest(List<Way> ways) {
    return ways.stream().min(Comparator.comparingLong(Way::costAtEnd)).orElse(null);
  }

  private static List<Segment> segments(int[] codePoints, @Nullable Way last) {
    List<Segment> segments = new ArrayList<>();
    int end = codePoints.length;
    for (Way way = last; way != null; way = way.before()) {
      String text = new String(codePoints, way.start(), end - way.start());
      segments.add(way.mode().segment(text));
      end = way.start();
    }
    return segments.reversed();
  }
}
