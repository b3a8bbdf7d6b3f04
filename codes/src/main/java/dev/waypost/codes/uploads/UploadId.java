package dev.waypost.codes.uploads;

import dev.waypost.codes.TimeOrderedIds;
import java.util.regex.Pattern;

/**
 * The id of something uploaded, which never changes.
 *
 * @param value {@code logo_} or {@code file_} and 26 characters, see {@link TimeOrderedIds}
 */
public record UploadId(String value) {
  private static final Pattern FORM = Pattern.compile("(logo|file)_[0-9a-hjkmnp-tv-z]{26}");

  public UploadId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("Not an id of an upload: " + value);
    }
  }

  /** A new one. */
  public static UploadId next(UploadKind kind, TimeOrderedIds ids) {
    return new UploadId(kind.label() + "_" + ids.next());
  }

  /** Whether a text could be the id of something of a kind. */
  public static boolean isWellFormed(UploadKind kind, String value) {
    return value.startsWith(kind.label() + "_") && FORM.matcher(value).matches();
  }

  /** What it is for. */
  public UploadKind kind() {
    return value.startsWith(UploadKind.LOGO.label() + "_") ? UploadKind.LOGO : UploadKind.FILE;
  }

  @Override
  public String toString() {
    return value;
  }
}
