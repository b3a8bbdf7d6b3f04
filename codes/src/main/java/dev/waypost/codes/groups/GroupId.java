package dev.waypost.codes.groups;

import java.util.regex.Pattern;

/**
 * The id of a group, which never changes.
 *
 * @param value {@code grp_} and 26 characters, see {@link dev.waypost.codes.TimeOrderedIds}
 */
public record GroupId(String value) {
  private static final Pattern FORM = Pattern.compile("grp_[0-9a-hjkmnp-tv-z]{26}");

  /** Whether a text could be the id of a group. */
  public static boolean isWellFormed(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
