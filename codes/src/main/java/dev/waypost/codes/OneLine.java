package dev.waypost.codes;

import org.jspecify.annotations.Nullable;

/** Texts for people that stand on one line. */
public final class OneLine {
  private OneLine() {}

  /**
   * Refuses a text that is longer than allowed, breaks the line or is not made of characters.
   *
   * @param field its name in the API
   * @param text null is fine
   * @param maxChars in UTF-16 units
   */
  public static void check(String field, @Nullable String text, int maxChars) {
    if (text == null) {
      return;
    }
    if (text.length() > maxChars) {
      throw refused(
          field,
          "The "
              + field
              + " has "
              + text.length()
              + " characters; at most "
              + maxChars
              + " are allowed.");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw refused(field, "The " + field + " contains a control character. Write it on one line.");
    }
    if (hasBrokenSurrogate(text)) {
      throw refused(
          field, "The " + field + " contains half of a surrogate pair, which is no character.");
    }
  }

  /** Whether a text has neither control characters nor what is no character. */
  public static boolean isOne(String text) {
    return text.chars().noneMatch(Character::isISOControl) && !hasBrokenSurrogate(text);
  }

  private static boolean hasBrokenSurrogate(String text) {
    return text.codePoints()
        .anyMatch(codePoint -> Character.getType(codePoint) == Character.SURROGATE);
  }

  private static RefusedException refused(String field, String message) {
    return new RefusedException(Refusal.INVALID_VALUE, field, message);
  }
}
