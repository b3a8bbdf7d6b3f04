package dev.waypost.routing;

import org.jspecify.annotations.Nullable;

/**
 * Tells from the headers of a request that a browser fetches a page before anybody has asked for
 * it, or for a small picture of it. Such a scan is a preview, whatever its agent says.
 */
public final class PrefetchHint {
  private PrefetchHint() {}

  /**
   * Whether one of the headers says so.
   *
   * @param secPurpose Sec-Purpose, such as {@code prefetch;prerender} (Fetch Standard, §3.8)
   * @param purpose Purpose, what Chrome and Safari sent before that: {@code prefetch}
   * @param xPurpose X-Purpose, Safari's for its own previews, and those of apps: {@code preview}
   */
  public static boolean isIn(
      @Nullable String secPurpose, @Nullable String purpose, @Nullable String xPurpose) {
    return says(secPurpose) || says(purpose) || says(xPurpose);
  }

  private static boolean says(@Nullable String value) {
    if (value == null) {
      return false;
    }
    int semicolon = value.indexOf(';');
    String token = (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    return token.equalsIgnoreCase("prefetch") || token.equalsIgnoreCase("preview");
  }
}
