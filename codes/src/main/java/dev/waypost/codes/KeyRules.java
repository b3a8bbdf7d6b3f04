package dev.waypost.codes;

import dev.waypost.routing.ShortKeys;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which keys there may be, and how one is drawn. */
final class KeyRules {
  /**
   * 12 digits of 5 bits: at a million codes and 1,000 guesses a second for a year, 0.03 hits are to
   * be expected.
   */
  private static final int GENERATED_DIGITS = 12;

  private static final int MAX_CHARS = 200;

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_~.-]+(/[A-Za-z0-9_~.-]+)*");

  /** First path segments that belong to the web or to us. */
  private static final Set<String> RESERVED =
      Set.of(".well-known", "robots.txt", "favicon.ico", "internal");

  /**
   * Paths that start with a GS1 application identifier that may lead a GS1 Digital Link (GS1
   * Digital Link URI Syntax 1.4 §4.3).
   */
  private static final Pattern GS1 =
      Pattern.compile(
          "(00|01|253|255|401|402|414|415|417|8003|8004|8006|8010|8013|8017|8018)(/.*)?");

  /** What keys of the caller's choice start with in a sandbox. */
  private static final String SANDBOX = "test-";

  private KeyRules() {}

  /** A key that nobody can guess. */
  static String generate(SecureRandom random) {
    return digits(GENERATED_DIGITS, random);
  }

  /** Digits of {@link ShortKeys#ALPHABET}, 5 random bits each. */
  static String digits(int count, SecureRandom random) {
    var digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append(ShortKeys.ALPHABET.charAt(random.nextInt(32)));
    }
    return digits.toString();
  }

  /**
   * Refuses a custom key that is not allowed.
   *
   * @throws RefusedException naming the field {@code key}
   */
  static void check(String key) {
    if (key.length() > MAX_CHARS || !FORM.matcher(key).matches() || hasDotSegment(key)) {
      throw new RefusedException(
          Refusal.INVALID_KEY,
          "key",
          "A key has 1 to "
              + MAX_CHARS
              + " characters: letters, digits, \"-\", \"_\", \".\" and \"~\", in parts separated by single slashes, such as"
              + " \"summer-menu\" or \"qr/model-x/setup\".");
    }
    String first = key.split("/", 2)[0].toLowerCase(Locale.ROOT);
    if (RESERVED.contains(first) || GS1.matcher(key).matches()) {
      throw new RefusedException(
          Refusal.RESERVED_KEY,
          "key",
          "Keys that start with \"" + first + "\" are reserved. Choose another one.");
    }
  }

  /**
   * Refuses a custom key that a live code may want: those of a sandbox are told by how they begin.
   */
  static void checkInSandbox(String key) {
    if (!key.toLowerCase(Locale.ROOT).startsWith(SANDBOX)) {
      throw new RefusedException(
          Refusal.INVALID_KEY,
          "key",
          "In the sandbox, keys of your choice start with \"test-\", so that they take none from live codes. Try \"%s%s\"."
              .formatted(SANDBOX, key));
    }
  }

  private static boolean hasDotSegment(String key) {
    for (String segment : key.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return true;
      }
    }
    return false;
  }
}
