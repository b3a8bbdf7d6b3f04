package dev.waypost.resolver;

import java.util.HexFormat;

/** The key that a request path asks for. */
final class RequestedKey {
  private RequestedKey() {}

  /**
   * The path without its leading slash and without one trailing slash. Percent-encoded characters
   * that need no encoding (RFC 3986 §2.3) are decoded, so that a key arrives however a client
   * writes it; anything else that is encoded stays as it is and matches no key.
   */
  static String of(String path) {
    int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    String key = path.startsWith("/") ? path.substring(1, end) : path.substring(0, end);
    return key.indexOf('%') < 0 ? key : decoded(key);
  }

  private static String decoded(String key) {
    var out = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '%'
          && i + 2 < key.length()
          && isHex(key.charAt(i + 1))
          && isHex(key.charAt(i + 2))) {
        char decoded = (char) HexFormat.fromHexDigits(key, i + 1, i + 3);
        if (unreserved(decoded)) {
          out.append(decoded);
          i += 2;
          continue;
        }
      }
      out.append(c);
    }
    return out.toString();
  }

  private static boolean isHex(char c) {
    return HexFormat.isHexDigit(c);
  }

  private static boolean unreserved(char c) {
    return c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
  }
}
