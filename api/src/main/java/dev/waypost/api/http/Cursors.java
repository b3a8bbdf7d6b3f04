package dev.waypost.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list starts, as an opaque text. */
public final class Cursors {
  /** What all ids look like: what they are of, and 26 digits. */
  private static final Pattern ID = Pattern.compile("[a-z]+_[0-9a-hjkmnp-tv-z]{26}");

  private Cursors() {}

  /** The cursor of a page that ends with this. */
  public static String write(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What {@link #write} was given, or null where there is no cursor.
   *
   * @throws ProblemException where it is not one of ours
   */
  public static @Nullable String read(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      String last = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (last.indexOf('\0') >= 0) {
        throw invalid();
      }
      return last;
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /**
   * The same where {@link #write} was given an id.
   *
   * @throws ProblemException where it is not one of ours
   */
  public static @Nullable String readId(@Nullable String cursor) {
    String id = read(cursor);
    if (id != null && !ID.matcher(id).matches()) {
      throw invalid();
    }
    return id;
  }

  /** The answer to a cursor that is not one of ours. */
  public static ProblemException invalid() {
    return new ProblemException(
        ProblemCode.INVALID_PARAMETER,
        "cursor",
        "This cursor is not one of ours. Take \"next_cursor\" from the page before, or leave it out to start anew.");
  }
}
