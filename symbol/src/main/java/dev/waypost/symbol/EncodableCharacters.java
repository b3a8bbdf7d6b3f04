package dev.waypost.symbol;

import java.util.Arrays;

/** Which characters each mode takes (7.3.3 to 7.3.5). */
final class EncodableCharacters {
  /** Each character of alphanumeric mode stands at its value (Table 5). */
  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  /** The values by character, because they are asked for each character of each text. */
  private static final byte[] VALUES = new byte[128];

  static {
    Arrays.fill(VALUES, (byte) -1);
    for (int value = 0; value < ALPHANUMERIC.length(); value++) {
      VALUES[ALPHANUMERIC.charAt(value)] = (byte) value;
    }
  }

  private EncodableCharacters() {}

  static boolean isNumeric(int character) {
    return character >= '0' && character <= '9';
  }

  static boolean isAlphanumeric(int character) {
    return character < VALUES.length && VALUES[character] >= 0;
  }

  /** The value of a character of alphanumeric mode, 0 to 44. */
  static int alphanumericValue(char character) {
    return VALUES[character];
  }

  /** Bytes of a code point in UTF-8, 1 to 4 (RFC 3629, section 3). */
  static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }

  /**
   * @throws NotEncodableException if a character is not a digit
   */
  static void requireNumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isNumeric(text.charAt(i))) {
        throw refusal(text, i, "Numeric mode takes the digits 0 to 9 alone");
      }
    }
  }

  /**
   * @throws NotEncodableException if a character is outside alphanumeric mode
   */
  static void requireAlphanumeric(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isAlphanumeric(text.charAt(i))) {
        throw refusal(text, i, "Alphanumeric mode takes 0-9, A-Z, space and $ % * + - . / : alone");
      }
    }
  }

  /**
   * @throws NotEncodableException if a character is outside Kanji mode
   */
  static void requireKanji(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!KanjiCharacters.takes(text.charAt(i))) {
        throw refusal(text, i, "Kanji mode takes the characters of JIS X 0208 alone");
      }
    }
  }

  /**
   * @throws NotEncodableException if the text holds half of a surrogate pair, which has no UTF-8
   *     form
   */
  static void requireUnicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isSurrogate(character)) {
        if (!Character.isHighSurrogate(character)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw refusal(
              text, i, "A text consists of whole characters, not of halves of surrogate pairs");
        }
        i++;
      }
    }
  }

  private static NotEncodableException refusal(String text, int index, String rule) {
    return new NotEncodableException(
        "%s, but U+%04X was found at index %s.".formatted(rule, (int) text.charAt(index), index));
  }
}
