package dev.waypost.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list starts, as an opaque text. */
public final class Cursors {
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
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
  }

  /** The answer to a cursor that is not one of ours. */
  public static ProblemException invalid() {
    return new ProblemException(
        ProblemCode.INVALID_PARAMETER,
        "cursor",
        "This cursor is not one of ours. Take \"next_cursor\" from the page before, or leave it out to start anew.");
  }
}
