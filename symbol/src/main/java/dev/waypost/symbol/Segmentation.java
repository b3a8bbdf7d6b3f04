package dev.waypost.symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into the numeric, alphanumeric, Kanji and byte segments that take the fewest bits.
 * Annex J of the standard gives rules of thumb; this is exact, by dynamic programming over the
 * characters.
 *
 * <p>For each mode it keeps the cost of the cheapest way to encode the text up to some character
 * that ends in this mode. The next character either continues the segment of such a way or begins
 * one after the cheapest of all. What was chosen for each character is noted, so that the segments
 * can be read off from the end.
 *
 * <p>Kanji mode is used only where all other characters are ASCII: readers guess how the bytes of a
 * byte segment are meant, and short stretches of UTF-8 between Kanji are guessed wrongly.
 */
final class Segmentation {
  /** More than any way costs, and far enough from overflow to be added to. */
  private static final long NO_WAY = Long.MAX_VALUE / 4;

  /** Bits 0 to 3 of a note: the mode's segment begins here. From bit 4: the mode it comes after. */
  private static final int MODE_BEFORE_SHIFT = 4;

  private static final TextMode[] MODES = TextMode.values();
  private static final int NUMERIC = TextMode.NUMERIC.number();
  private static final int ALPHANUMERIC = TextMode.ALPHANUMERIC.number();
  private static final int BYTE = TextMode.BYTE.number();

  /** Below these lengths a segment among bytes never pays its own header in any version. */
  private static final int SHORTEST_NUMERIC = 4;

  private static final int SHORTEST_ALPHANUMERIC = 6;

  private static final int ASCII = 0x80;
  private static final int NOT_TAKEN = -1;

  /** By kind of text, and for each ASCII character by mode, what it costs or {@link #NOT_TAKEN}. */
  private static final Map<TextKind, int[]> ASCII_COSTS = asciiCosts();

  /** What an ASCII character costs in whatever mode it costs least. */
  private static final int[] LEAST_COSTS = leastCosts();

  private final String text;
  private final TextKind kind;
  private final int[] asciiCosts;
  private final boolean kanji;
  private final byte @Nullable [] notes;
  private final int[] headers = new int[MODES.length];
  private int cheapestMode;
  private long cheapest;

  private Segmentation(String text, TextKind kind, VersionClass versions, boolean noting) {
    this.text = text;
    this.kind = kind;
    this.asciiCosts = Objects.requireNonNull(ASCII_COSTS.get(kind));
    this.kanji = kind == TextKind.PLAIN && isAsciiOrKanji(text);
    this.notes = noting ? new byte[text.length()] : null;
    for (TextMode mode : MODES) {
      headers[mode.number()] = mode.headerCost(versions);
    }
    walk();
  }

  /**
   * The segments of a text; none for an empty one.
   *
   * @throws NotEncodableException if the text holds half of a surrogate pair
   */
  static List<Segment> split(String text, TextKind kind, VersionClass versions) {
    EncodableCharacters.requireUnicode(text);
    return new Segmentation(text, kind, versions, true).segments();
  }

  /**
   * The segments of a text where they are the same in all versions, told by a glance; null where
   * that is not known.
   */
  static @Nullable List<Segment> sameInAllVersions(String text) {
    return isBytesAnyway(text) ? List.of(Segment.Bytes.utf8(text)) : null;
  }

  /**
   * The fewest bits that a text takes in segments.
   *
   * @param text without halves of surrogate pairs
   */
  static long bits(String text, TextKind kind, VersionClass versions) {
    return new Segmentation(text, kind, versions, false).cheapest / TextMode.BIT;
  }

  /**
   * A number of bits that a text takes at least, in any version and whatever segments it is split
   * into, told by a glance: what its characters take without any header.
   */
  static long leastBits(String text) {
    long cost = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      cost += character < ASCII ? LEAST_COSTS[character] : TextMode.BIT * 13;
    }
    return cost / TextMode.BIT;
  }

  /**
   * Whether the cheapest way is one byte segment in every version, told by a glance: a character
   * needs byte mode, all are ASCII, and no stretch of the other modes is long enough to pay for its
   * header: n digits save 14/3 n bits and cost at least 14, n alphanumeric characters save 5/2 n
   * and cost at least 13.
   */
  private static boolean isBytesAnyway(String text) {
    boolean needsBytes = false;
    int digits = 0;
    int alphanumerics = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= 0x80) {
        return false;
      }
      digits = EncodableCharacters.isNumeric(character) ? digits + 1 : 0;
      alphanumerics = EncodableCharacters.isAlphanumeric(character) ? alphanumerics + 1 : 0;
      if (digits == SHORTEST_NUMERIC || alphanumerics == SHORTEST_ALPHANUMERIC) {
        return false;
      }
      needsBytes |= alphanumerics == 0;
    }
    return needsBytes;
  }

  private static boolean isAsciiOrKanji(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character >= 0x80 && !KanjiCharacters.takes(character)) {
        return false;
      }
    }
    return true;
  }

  private void walk() {
    long[] costs = {NO_WAY, NO_WAY, NO_WAY, NO_WAY};
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.charAt(i);
      if (codePoint >= ASCII) {
        codePoint = text.codePointAt(i);
      }
      int note = isForBytesAlone(codePoint) ? addByte(costs, codePoint) : add(costs, codePoint);
      if (notes != null) {
        notes[i] = (byte) note;
      }
      i += Character.charCount(codePoint);
    }
  }

  /** Whether no other mode takes the character; most characters of most texts are such. */
  private boolean isForBytesAlone(int codePoint) {
    return codePoint < ASCII
        && asciiCosts[codePoint * MODES.length + NUMERIC] == NOT_TAKEN
        && asciiCosts[codePoint * MODES.length + ALPHANUMERIC] == NOT_TAKEN;
  }

  /** What {@link #add} does with a character for bytes alone, in fewer steps. */
  private int addByte(long[] costs, int codePoint) {
    int note = cheapestMode << MODE_BEFORE_SHIFT;
    long cost = costs[BYTE];
    long begun = cheapest + headers[BYTE];
    if (begun < cost) {
      cost = begun;
      note |= 1 << BYTE;
    }
    cost += asciiCosts[codePoint * MODES.length + BYTE];
    Arrays.fill(costs, NO_WAY);
    costs[BYTE] = cost;
    cheapest = cost;
    cheapestMode = BYTE;
    return note;
  }

  /** Goes on by a character, and returns what is noted of it. */
  private int add(long[] costs, int codePoint) {
    int note = cheapestMode << MODE_BEFORE_SHIFT;
    long before = cheapest;
    cheapest = NO_WAY;
    for (int number = 0; number < MODES.length; number++) {
      int cost = cost(codePoint, number);
      if (cost == NOT_TAKEN) {
        costs[number] = NO_WAY;
        continue;
      }
      long begun = before + headers[number];
      if (begun < costs[number]) {
        costs[number] = begun;
        note |= 1 << number;
      }
      costs[number] += cost;
      if (costs[number] < cheapest) {
        long atEnd = atEnd(costs[number]);
        if (atEnd < cheapest) {
          cheapest = atEnd;
          cheapestMode = number;
        }
      }
    }
    return note;
  }

  private int cost(int codePoint, int number) {
    return codePoint < ASCII
        ? asciiCosts[codePoint * MODES.length + number]
        : MODES[number] == TextMode.KANJI && !kanji
            ? NOT_TAKEN
            : cost(codePoint, MODES[number], kind);
  }

  private static int cost(int codePoint, TextMode mode, TextKind kind) {
    return mode.takes(codePoint, kind) ? mode.characterCost(codePoint, kind) : NOT_TAKEN;
  }

  private static Map<TextKind, int[]> asciiCosts() {
    Map<TextKind, int[]> costs = new EnumMap<>(TextKind.class);
    for (TextKind kind : TextKind.values()) {
      costs.put(kind, asciiCosts(kind));
    }
    return costs;
  }

  private static int[] asciiCosts(TextKind kind) {
    int[] costs = new int[ASCII * MODES.length];
    for (int character = 0; character < ASCII; character++) {
      for (TextMode mode : MODES) {
        costs[character * MODES.length + mode.number()] = cost(character, mode, kind);
      }
    }
    return costs;
  }

  private static int[] leastCosts() {
    int[] least = new int[ASCII];
    for (int character = 0; character < ASCII; character++) {
      least[character] = Integer.MAX_VALUE;
      for (TextMode mode : MODES) {
        int cost = cost(character, mode, TextKind.PLAIN);
        if (cost != NOT_TAKEN) {
          least[character] = Math.min(least[character], cost);
        }
      }
    }
    return least;
  }

  /**
   * The cost if the segment ends here, in whole bits. Rounding up gives just what an incomplete
   * last group of digits or characters takes.
   */
  private static long atEnd(long cost) {
    return Math.ceilDiv(cost, TextMode.BIT) * TextMode.BIT;
  }

  private Segment segment(TextMode mode, int start, int end) {
    return mode == TextMode.BYTE
        ? Segment.Bytes.utf8(text, start, end)
        : mode.segment(text.substring(start, end), kind);
  }

  private List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    if (notes == null) {
      return segments;
    }
    int mode = cheapestMode;
    int end = text.length();
    for (int i = end; i > 0; ) {
      i -= Character.charCount(text.codePointBefore(i));
      if ((notes[i] >>> mode & 1) != 0) {
        segments.add(segment(MODES[mode], i, end));
        end = i;
        mode = notes[i] >>> MODE_BEFORE_SHIFT & 3;
      }
    }
    return segments.reversed();
  }
}
