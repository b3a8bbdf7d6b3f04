package dev.waypost.routing.gates;

import dev.waypost.routing.ShortKeys;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names a signed link for ever: {@code link_} and 26 digits of Crockford's base 32 in lower case,
 * which hold 128 bits.
 *
 * @param value its text
 */
public record LinkId(String value) {
  /** What each starts with. */
  public static final String PREFIX = "link_";

  static final int BYTES = 16;

  private static final int DIGITS = 26;

  /** The first digit holds 3 bits. */
  private static final Pattern FORM = Pattern.compile("link_[0-7][0-9a-hjkmnp-tv-z]{25}");

  /**
   * @throws IllegalArgumentException if the text is not an id
   */
  public LinkId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("\"" + value + "\" is not the id of a link.");
    }
  }

  /** Whether a text may be an id. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  static LinkId of(byte[] bytes) {
    BigInteger number = new BigInteger(1, bytes);
    var digits = new StringBuilder(DIGITS);
    for (int shift = 5 * (DIGITS - 1); shift >= 0; shift -= 5) {
      digits.append(ShortKeys.ALPHABET.charAt(number.shiftRight(shift).intValue() & 31));
    }
    return new LinkId(PREFIX + digits.toString().toLowerCase(Locale.ROOT));
  }

  byte[] bytes() {
    BigInteger number = BigInteger.ZERO;
    for (int i = PREFIX.length(); i < value.length(); i++) {
      int digit = ShortKeys.ALPHABET.indexOf(Character.toUpperCase(value.charAt(i)));
      number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
    }
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < BYTES; i++) {
      bytes[i] = number.shiftRight(8 * (BYTES - 1 - i)).byteValue();
    }
    return bytes;
  }

  @Override
  public String toString() {
    return value;
  }
}
