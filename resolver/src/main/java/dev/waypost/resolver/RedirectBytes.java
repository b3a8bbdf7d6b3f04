package dev.waypost.resolver;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Redirects as they stand on the wire: the same bytes as {@link Answers} has Vert.x write. */
final class RedirectBytes {
  private static final byte[] AFTER_LOCATION =
      ascii("\r\ncache-control: " + Answers.NOT_CACHED + "\r\ncontent-length: 0\r\n");
  private static final byte[] LAST = ascii("connection: close\r\n");
  private static final byte[] MOVED = start("301 Moved Permanently");
  private static final byte[] FOUND = start("302 Found");
  private static final byte[] TEMPORARY = start("307 Temporary Redirect");
  private static final byte[] PERMANENT = start("308 Permanent Redirect");

  /** A Location with more characters than this is left to Vert.x. */
  private static final int LONGEST_LOCATION = 8 * 1024;

  private final byte[] bytes = new byte[LONGEST_LOCATION + 512];
  private int length;

  /**
   * Writes a redirect, over the last one.
   *
   * @param last whether the connection is closed behind it
   * @return whether it could be written: otherwise the status is another one, or the location holds
   *     characters that don't belong there
   */
  boolean write(int statusCode, String location, boolean last) {
    byte[] start = start(statusCode);
    if (start == null || location.length() > LONGEST_LOCATION) {
      return false;
    }
    // As many bytes as characters only where all are ASCII.
    byte[] utf8 = location.getBytes(StandardCharsets.UTF_8);
    if (utf8.length != location.length() || !isVisible(utf8)) {
      return false;
    }
    length = 0;
    add(start);
    add(utf8);
    add(AFTER_LOCATION);
    if (last) {
      add(LAST);
    }
    bytes[length++] = '\r';
    bytes[length++] = '\n';
    return true;
  }

  /** What was written, from index 0. */
  byte[] bytes() {
    return bytes;
  }

  /** How many bytes were written. */
  int length() {
    return length;
  }

  private void add(byte[] part) {
    System.arraycopy(part, 0, bytes, length, part.length);
    length += part.length;
  }

  /** Without a branch for each byte, so that many are looked at together. */
  private static boolean isVisible(byte[] ascii) {
    int outside = 0;
    for (byte c : ascii) {
      outside |= (c - '!') | ('~' - c);
    }
    return outside >= 0;
  }

  private static byte @Nullable [] start(int statusCode) {
    return switch (statusCode) {
      case 301 -> MOVED;
      case 302 -> FOUND;
      case 307 -> TEMPORARY;
      case 308 -> PERMANENT;
      default -> null;
    };
  }

  private static byte[] start(String status) {
    return ascii("HTTP/1.1 " + status + "\r\nlocation: ");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
