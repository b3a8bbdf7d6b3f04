package dev.waypost.payload;

import dev.waypost.payload.InvalidContentException.Problem;
import java.net.IDN;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An http or https address that leads where it seems to lead.
 *
 * <p>Refused: other schemes, user names ({@code https://bank.example@evil.example}), control
 * characters, spaces and backslashes (which browsers and servers read differently), hosts that look
 * like a name but are a number ({@code http://2130706433}, {@code http://0x7f.1}), and names that
 * the two versions of internationalised names read differently ({@code http://straße.example}).
 *
 * @param host in lower case and ASCII (IDNA 2003, RFC 3490), IPv6 without brackets
 * @param port 1 to 65535, or -1 where the address names none
 * @param ascii the address as it may stand in a Location header: the host in ASCII, other
 *     characters percent-encoded as UTF-8 (RFC 3987 §3.1)
 */
public record WebAddress(String host, int port, String ascii) {
  /**
   * The most UTF-16 characters an address may have, as written and in its {@link #ascii} form;
   * common servers and browsers take this many.
   */
  public static final int MAX_CHARS = 2048;

  private static final Pattern SCHEME =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6_CHARACTERS = Pattern.compile("[0-9a-f:.]{2,45}");

  /**
   * Letters that IDNA 2003 maps to others, while IDNA 2008 and browsers keep them (Unicode TS #46
   * §1.3.2): a host with them would lead somewhere else than the browser's address line does. The
   * other two such characters, the joiners, are format characters.
   */
  private static final Pattern DEVIATIONS = Pattern.compile("[ßẞς]");

  private static final Pattern NUMERIC_LABEL = Pattern.compile("\\d+|0x[0-9a-f]*");

  /**
   * Reads an address.
   *
   * @param field the name to blame in a refusal
   * @throws InvalidContentException if it is not allowed
   */
  public static WebAddress parse(String url, String field) {
    if (url.length() > MAX_CHARS) {
      throw refuseLength(url.length(), "", field);
    }
    refuseHiddenCharacters(url, field);
    if (!isWeb(url)) {
      throw refuseScheme(url, field);
    }
    int authorityStart = url.indexOf("://") + 3;
    int authorityEnd = endOfAuthority(url, authorityStart);
    String authority = url.substring(authorityStart, authorityEnd);
    if (authority.indexOf('@') >= 0) {
      throw refuse(
          Problem.UNSAFE_URL,
          field,
          "The address has a user name before its host (\"@\"), which hides where it leads. Remove it.");
    }
    int portColon = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
    int port = portColon < 0 ? -1 : port(authority.substring(portColon + 1), field);
    String hostAsWritten = portColon < 0 ? authority : authority.substring(0, portColon);
    String host = host(hostAsWritten, field);
    String ascii =
        url.substring(0, authorityStart).toLowerCase(Locale.ROOT)
            + (host.indexOf(':') >= 0 ? "[" + host + "]" : host)
            + (port < 0 ? "" : ":" + port)
            + percentEncoded(url.substring(authorityEnd));
    if (ascii.length() > MAX_CHARS) {
      throw refuseLength(
          ascii.length(), " once those that are not ASCII are percent-encoded", field);
    }
    return new WebAddress(host, port, ascii);
  }

  /** The host of an address for people to read; the whole address where it can't be told. */
  public static String displayHost(String url) {
    try {
      return parse(url, "url").host();
    } catch (InvalidContentException olderRules) {
      return url;
    }
  }

  /**
   * The address as it may stand in a Location header, also where it was stored under older rules
   * and would be refused today: whatever is not visible ASCII is percent-encoded, the rest stays.
   */
  public static String location(String url) {
    try {
      return parse(url, "url").ascii();
    } catch (InvalidContentException olderRules) {
      return percentEncoded(url);
    }
  }

  private static InvalidContentException refuseLength(int length, String when, String field) {
    return refuse(
        Problem.TOO_LONG,
        field,
        "The address has %d characters%s; at most %d are allowed."
            .formatted(length, when, MAX_CHARS));
  }

  private static void refuseHiddenCharacters(String url, String field) {
    int codePoint;
    for (int i = 0; i < url.length(); i += Character.charCount(codePoint)) {
      codePoint = url.codePointAt(i);
      if (codePoint == '\\' || hidden(codePoint)) {
        throw refuse(
            Problem.MALFORMED_URL,
            field,
            "The address contains %s at position %d. Spaces, control characters and backslashes are not allowed; write a space as %%20."
                .formatted(
                    codePoint == '\\' ? "a backslash" : "U+%04X".formatted(codePoint), i + 1));
      }
    }
  }

  /** Spaces, controls, format characters such as U+202E, and halves of a surrogate pair. */
  private static boolean hidden(int codePoint) {
    if (codePoint > ' ' && codePoint < 0x7F) {
      return false;
    }
    return codePoint == ' '
        || Character.isISOControl(codePoint)
        || Character.isWhitespace(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static boolean isWeb(String url) {
    String start = url.substring(0, Math.min(url.length(), 8)).toLowerCase(Locale.ROOT);
    return start.equals("https://") || start.startsWith("http://");
  }

  private static InvalidContentException refuseScheme(String url, String field) {
    var scheme = SCHEME.matcher(url);
    if (scheme.matches() && !url.regionMatches(true, 0, "http", 0, 4)) {
      return refuse(
          Problem.UNSUPPORTED_SCHEME,
          field,
          "The address starts with \""
              + scheme.group(1)
              + ":\". Only http:// and https:// addresses are allowed.");
    }
    return refuse(
        Problem.MALFORMED_URL,
        field,
        "This is not a web address. Write it in full, such as https://example.com/menu.");
  }

  private static int endOfAuthority(String url, int start) {
    for (int i = start; i < url.length(); i++) {
      if ("/?#".indexOf(url.charAt(i)) >= 0) {
        return i;
      }
    }
    return url.length();
  }

  private static int port(String digits, String field) {
    if (digits.matches("\\d{1,5}")) {
      int port = Integer.parseInt(digits);
      if (port >= 1 && port <= 65535) {
        return port;
      }
    }
    throw refuse(
        Problem.MALFORMED_URL,
        field,
        "The port \"" + digits + "\" is not a number from 1 to 65535.");
  }

  private static String host(String written, String field) {
    if (written.startsWith("[") && written.endsWith("]")) {
      String address = written.substring(1, written.length() - 1).toLowerCase(Locale.ROOT);
      if (isIpv6(address)) {
        return address;
      }
      throw refuse(
          Problem.MALFORMED_URL, field, "The host \"" + written + "\" is not an IPv6 address.");
    }
    String host = ascii(written, field);
    if (!HOST_NAME.matcher(host).matches()) {
      throw refuse(
          Problem.MALFORMED_URL, field, "The host \"" + written + "\" is not a valid name.");
    }
    String lastLabel = lastLabel(host);
    if (NUMERIC_LABEL.matcher(lastLabel).matches() && !IPV4.matcher(host).matches()) {
      throw refuse(
          Problem.UNSAFE_URL,
          field,
          "The host \""
              + written
              + "\" is a number in disguise, which readers understand differently. Write the name or all four parts of the address.");
    }
    return host;
  }

  private static boolean isIpv6(String address) {
    if (!IPV6_CHARACTERS.matcher(address).matches() || address.indexOf(':') < 0) {
      return false;
    }
    try {
      InetAddress.ofLiteral(address);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String ascii(String written, String field) {
    if (written.chars().allMatch(character -> character < 0x80)) {
      // What is ASCII already is mapped to itself (RFC 3490 §4.1), and checked as a name.
      return written.toLowerCase(Locale.ROOT);
    }
    if (DEVIATIONS.matcher(written).find()) {
      throw refuse(
          Problem.UNSAFE_URL,
          field,
          "The host \""
              + written
              + "\" has a letter that older and newer readers understand differently (\"ß\" or \"ς\"). Write the host in its ASCII form, which starts with \"xn--\".");
    }
    try {
      return IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw refuse(
          Problem.MALFORMED_URL, field, "The host \"" + written + "\" is not a valid name.");
    }
  }

  private static String lastLabel(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /**
   * Encodes what RFC 3986 does not allow in a URI; a percent sign that already encodes something
   * stays.
   */
  private static String percentEncoded(String rest) {
    StringBuilder out = null;
    for (int i = 0; i < rest.length(); ) {
      int codePoint = rest.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      if (allowed(rest, i, codePoint)) {
        if (out != null) {
          out.append((char) codePoint);
        }
      } else {
        out = out != null ? out : new StringBuilder(rest.length() + 16).append(rest, 0, i);
        for (byte b : rest.substring(i, next).getBytes(StandardCharsets.UTF_8)) {
          out.append('%')
              .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
              .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
        }
      }
      i = next;
    }
    return out == null ? rest : out.toString();
  }

  private static boolean allowed(String rest, int i, int codePoint) {
    if (codePoint == '%') {
      return i + 2 < rest.length()
          && HexFormat.isHexDigit(rest.charAt(i + 1))
          && HexFormat.isHexDigit(rest.charAt(i + 2));
    }
    return codePoint < 0x7F
        && (Character.isLetterOrDigit(codePoint)
            || "-._~:/?#[]@!$&'()*+,;=".indexOf(codePoint) >= 0);
  }

  private static InvalidContentException refuse(Problem problem, String field, String message) {
    return new InvalidContentException(problem, field, message);
  }
}
