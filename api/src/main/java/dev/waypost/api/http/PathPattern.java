package dev.waypost.api.http;

import java.util.regex.Pattern;

/** Compares paths with the patterns of operations. */
final class PathPattern {
  private static final Pattern NAMED = Pattern.compile(":[a-z_]+");

  private PathPattern() {}

  /**
   * Whether a path fits a pattern: what starts with a colon fits anything but a slash. As in
   * Vert.x, a slash at the end may be there or not.
   */
  static boolean matches(String pattern, String path) {
    String expected = "\\Q" + NAMED.matcher(pattern).replaceAll("\\\\E[^/]+\\\\Q") + "\\E/?";
    return Pattern.matches(expected, path);
  }
}
