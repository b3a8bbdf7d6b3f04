package dev.waypost.codes;

import dev.waypost.routing.ShortKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its bearer writes it: {@code wp_live_}, or {@code wp_test_} where it is for the
 * sandbox, an id of 12 characters, an underscore, 52 characters that hold 256 random bits, and 7
 * that hold the CRC-32 of all that stands before, so that a mistyped key is told from a wrong one
 * without asking the database and scanners of source code can recognise one. Characters are
 * Crockford's base 32 in lower case.
 *
 * @param id the part that names the key
 * @param text the whole key
 */
public record ApiKeyText(String id, String text) {
  private static final String LIVE = "wp_live_";
  private static final String TEST = "wp_test_";
  private static final int ID_DIGITS = 12;
  private static final int SECRET_DIGITS = 52;
  private static final int CHECKSUM_DIGITS = 7;
  private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{" + ID_DIGITS + "}");
  private static final Pattern FORM =
      Pattern.compile(
          "(?:"
              + LIVE
              + "|"
              + TEST
              + ")([0-9a-hjkmnp-tv-z]{"
              + ID_DIGITS
              + "})_[0-9a-hjkmnp-tv-z]{"
              + (SECRET_DIGITS + CHECKSUM_DIGITS)
              + "}");

  /** A new live key. */
  public static ApiKeyText generate(SecureRandom random) {
    return generate(random, false);
  }

  /**
   * A new key.
   *
   * @param test whether it is for a sandbox
   */
  public static ApiKeyText generate(SecureRandom random, boolean test) {
    String id = digits(random, ID_DIGITS);
    String unchecked = (test ? TEST : LIVE) + id + "_" + digits(random, SECRET_DIGITS);
    return new ApiKeyText(id, unchecked + checksum(unchecked));
  }

  /** Whether a text has the form of the part that names a key. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** The key that a text is, or nothing where its form or its checksum is wrong. */
  public static Optional<ApiKeyText> parse(String text) {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int split = text.length() - CHECKSUM_DIGITS;
    boolean intact = checksum(text.substring(0, split)).equals(text.substring(split));
    return intact ? Optional.of(new ApiKeyText(form.group(1), text)) : Optional.empty();
  }

  /** SHA-256 of the whole key. A fast hash is enough: 256 random bits can't be searched. */
  public byte[] hash() {
    return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return text.substring(0, LIVE.length()) + id + "_…";
  }

  private static String digits(SecureRandom random, int count) {
    var digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append(ShortKeys.ALPHABET.charAt(random.nextInt(32)));
    }
    return digits.toString().toLowerCase(Locale.ROOT);
  }

  private static String checksum(String text) {
    var crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    var digits = new StringBuilder(CHECKSUM_DIGITS);
    for (int shift = 5 * (CHECKSUM_DIGITS - 1); shift >= 0; shift -= 5) {
      digits.append(ShortKeys.ALPHABET.charAt((int) (crc.getValue() >>> shift) & 31));
    }
    return digits.toString().toLowerCase(Locale.ROOT);
  }
}
