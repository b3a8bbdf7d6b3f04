package dev.waypost.api.http;

/** Compares paths with the patterns of operations. */
final class PathPattern {
  private PathPattern() {}

  /** Whether a path fits a pattern: part by part, a part that holds a colon fits anything. */
  static boolean matches(String pattern, String path) {
    String[] expected = pattern.split("/", -1);
    String[] given = path.split("/", -1);
    if (expected.length != given.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (expected[i].indexOf(':') < 0 && !expected[i].equals(given[i])) {
        return false;
      }
    }
    return true;
  }
}
