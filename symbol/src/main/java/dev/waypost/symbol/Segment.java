package dev.waypost.symbol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A stretch of data in one mode (ISO/IEC 18004:2015, 7.3 and 7.4). A symbol holds a list of them.
 * All are immutable and may be empty; an empty one still takes its header.
 */
public sealed interface Segment {

  /**
   * The numeric, alphanumeric, Kanji and byte segments that hold a text, its bytes being UTF-8, in
   * the fewest bits. Kanji mode is used only where all other characters are ASCII.
   *
   * @param version 1 to 40; what is cheapest depends on it
   * @return none for an empty text
   * @throws NotEncodableException if the version is outside 1 to 40 or the text holds half of a
   *     surrogate pair
   */
  static List<Segment> split(String text, int version) {
    return Segmentation.split(text, TextKind.PLAIN, VersionClass.of(version));
  }

  /**
   * Bits this segment takes in a symbol: mode indicator, character count indicator and content.
   *
   * @param version 1 to 40; the count's length depends on it
   * @throws NotEncodableException if the version is outside 1 to 40
   */
  default long bitLength(int version) {
    return SegmentBits.length(this, VersionClass.of(version));
  }

  /**
   * Digits, three in 10 bits (7.4.3).
   *
   * @param digits of 0 to 9 alone
   */
  record Numeric(String digits) implements Segment {
    /**
     * @throws NotEncodableException if a character is not a digit
     */
    public Numeric {
      EncodableCharacters.requireNumeric(digits);
    }
  }

  /**
   * Digits, capital letters, space and {@code $ % * + - . / :}, two in 11 bits (7.4.4).
   *
   * @param text of those characters alone
   */
  record Alphanumeric(String text) implements Segment {
    /**
     * @throws NotEncodableException if a character is outside the mode
     */
    public Alphanumeric {
      EncodableCharacters.requireAlphanumeric(text);
    }
  }

  /** Bytes as they are, 8 bits each (7.4.5). */
  final class Bytes implements Segment {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    /** A copy of the given bytes. */
    public static Bytes of(byte[] bytes) {
      return new Bytes(bytes.clone());
    }

    /**
     * The UTF-8 bytes of a text.
     *
     * @throws NotEncodableException if the text holds half of a surrogate pair
     */
    public static Bytes utf8(String text) {
      EncodableCharacters.requireUnicode(text);
      return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The UTF-8 bytes of a part of a text that was found to be made of whole characters. */
    static Bytes utf8(String text, int start, int end) {
      byte[] bytes = new byte[end - start];
      for (int i = start; i < end; i++) {
        char character = text.charAt(i);
        if (character >= 0x80) {
          return new Bytes(text.substring(start, end).getBytes(StandardCharsets.UTF_8));
        }
        bytes[i - start] = (byte) character;
      }
      return new Bytes(bytes);
    }

    /** How many bytes there are. */
    public int length() {
      return bytes.length;
    }

    /** The bytes themselves, not to be written. */
    byte[] bytes() {
      return bytes;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
      return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "Bytes[length=" + bytes.length + "]";
    }
  }

  /**
   * Characters of JIS X 0208 (Kanji, Kana and others), 13 bits each (7.4.6).
   *
   * @param text of those characters alone
   */
  record Kanji(String text) implements Segment {
    /**
     * @throws NotEncodableException if a character is outside the mode
     */
    public Kanji {
      EncodableCharacters.requireKanji(text);
    }
  }

  /**
   * FNC1 in first position: the segments after it hold GS1 element strings (7.4.8.2). Comes before
   * all of them.
   */
  record Fnc1First() implements Segment {}

  /**
   * Says that a symbol is one of several that hold a text together (8.1 to 8.3). Comes before all
   * other segments.
   *
   * @param index the symbol's place, from 0
   * @param total how many symbols there are, 2 to 16
   * @param parity all bytes of the whole text added by exclusive or, 0 to 255
   */
  record StructuredAppend(int index, int total, int parity) implements Segment {
    /** The most symbols that can hold a text together. */
    public static final int MOST_SYMBOLS = 16;

    /**
     * @throws NotEncodableException if a number is out of bounds
     */
    public StructuredAppend {
      if (total < 2 || total > MOST_SYMBOLS || index < 0 || index >= total || parity >>> 8 != 0) {
        throw new NotEncodableException(
            "Symbol %d of %d with parity %d was asked for; allowed are 2 to 16 symbols, counted from 0, and a parity from 0 to 255."
                .formatted(index, total, parity));
      }
    }
  }

  /**
   * Says in which character set the bytes of the segments after it are (7.4.2).
   *
   * @param designator the assignment number, 0 to 999,999 (AIM, Extended Channel Interpretations)
   */
  record Eci(int designator) implements Segment {
    /** UTF-8, assignment 000026. */
    public static final Eci UTF_8 = new Eci(26);

    /**
     * @throws NotEncodableException if the designator is outside 0 to 999,999
     */
    public Eci {
      if (designator < 0 || designator > 999_999) {
        throw new NotEncodableException(
            "An ECI designator is between 0 and 999999, but " + designator + " was given.");
      }
    }
  }
}
