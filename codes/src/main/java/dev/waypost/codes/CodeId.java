package dev.waypost.codes;

import java.util.regex.Pattern;

/**
 * The id of a code, which never changes.
 *
 * @param value {@code code_} and 26 characters, see {@link TimeOrderedIds}
 */
public record CodeId(String value) {
  private static final Pattern FORM = Pattern.compile("code_[0-9a-hjkmnp-tv-z]{26}");

  public CodeId {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("Not a code id: " + value);
    }
  }

  /** Whether a text could be the id of a code. */
  public static boolean isWellFormed(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
