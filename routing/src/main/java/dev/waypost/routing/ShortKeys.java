package dev.waypost.routing;

/**
 * How keys are compared. Generated keys are written in Crockford's base 32
 * (https://www.crockford.com/base32.html), in upper case, and read without regard to case, with O
 * for 0 and I and L for 1, so that a key typed by hand from a label still arrives.
 */
public final class ShortKeys {
  private ShortKeys() {}

  /** The digits of Crockford's base 32 by value. */
  public static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  /**
   * The key as a generated key would be written. Two keys of a domain may not have the same folded
   * form.
   */
  public static String folded(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (folded(key.charAt(i)) != key.charAt(i)) {
        char[] chars = key.toCharArray();
        for (int j = i; j < chars.length; j++) {
          chars[j] = folded(chars[j]);
        }
        return new String(chars);
      }
    }
    return key;
  }

  private static char folded(char c) {
    char upper = c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    return switch (upper) {
      case 'O' -> '0';
      case 'I', 'L' -> '1';
      default -> upper;
    };
  }
}
