package dev.waypost.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** How texts stand in queries (RFC 3986 §2.1, §3.4), and how forms write them there. */
final class QueryText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private QueryText() {}

  /**
   * What is meant: {@code +} is a space, {@code %41} an A (application/x-www-form-urlencoded,
   * WHATWG URL §5.1). A percent sign that begins nothing stands for itself, bytes that are not
   * UTF-8 for U+FFFD.
   */
  static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    byte[] given = text.getBytes(UTF_8);
    byte[] meant = new byte[given.length];
    int length = 0;
    for (int i = 0; i < given.length; i++) {
      byte b = given[i];
      if (b == '%' && i + 2 < given.length && isHex(given[i + 1]) && isHex(given[i + 2])) {
        b =
            (byte)
                ((HexFormat.fromHexDigit(given[i + 1]) << 4)
                    | HexFormat.fromHexDigit(given[i + 2]));
        i += 2;
      } else if (b == '+') {
        b = ' ';
      }
      meant[length++] = b;
    }
    return new String(meant, 0, length, UTF_8);
  }

  /** A name or a value as it stands in a query, whatever is in it. */
  static void appendEncoded(StringBuilder out, String text) {
    for (byte b : text.getBytes(UTF_8)) {
      if (isUnreserved(b)) {
        out.append((char) b);
      } else {
        appendPercent(out, b);
      }
    }
  }

  /**
   * A piece of a query as it came, with everything percent-encoded that may not stand in a query:
   * what it means stays the same, and neither a header nor an address ends in it.
   */
  static void appendCleaned(StringBuilder out, String raw) {
    byte[] bytes = raw.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      boolean stays =
          b == '%'
              ? i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2])
              : isUnreserved(b) || isOtherQueryCharacter(b);
      if (stays) {
        out.append((char) b);
      } else {
        appendPercent(out, b);
      }
    }
  }

  private static void appendPercent(StringBuilder out, byte b) {
    HEX.toHexDigits(out.append('%'), b);
  }

  private static boolean isUnreserved(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  /** sub-delims, and what pchar and query add to them. */
  private static boolean isOtherQueryCharacter(int c) {
    return switch (c) {
      case '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', ':', '@', '/', '?' -> true;
      default -> false;
    };
  }

  private static boolean isHex(byte b) {
    return HexFormat.isHexDigit(b);
  }
}
