package dev.waypost.resolver;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is kept of request headers. Headers come from outside: what makes no sense is null,
 * never an error.
 */
final class RequestHeaders {
  /** The longest language tag that is kept; RFC 5646 §4.4.1 asks for at least 35. */
  private static final int LANGUAGE_MAX_CHARS = 35;

  private static final int HOST_MAX_CHARS = 253;

  /** A name, as browsers and apps send it, or an IPv6 address in brackets. */
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]");

  private RequestHeaders() {}

  /** The first language tag of Accept-Language (RFC 9110 §12.5.4) in lower case, or null. */
  static @Nullable String firstLanguage(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isEmpty() || !isLetter(acceptLanguage.charAt(0))) {
      return null;
    }
    int end = 1;
    while (end < acceptLanguage.length() && isTagCharacter(acceptLanguage.charAt(end))) {
      end++;
    }
    return end > LANGUAGE_MAX_CHARS
        ? null
        : acceptLanguage.substring(0, end).toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isTagCharacter(char c) {
    return c == '-' || isLetter(c) || (c >= '0' && c <= '9');
  }

  /** The host of an absolute address in lower case, without user name and port, or null. */
  static @Nullable String host(@Nullable String address) {
    if (address == null) {
      return null;
    }
    int scheme = address.indexOf("://");
    if (scheme < 0) {
      return null;
    }
    int start = scheme + 3;
    int end = start;
    while (end < address.length() && "/?#".indexOf(address.charAt(end)) < 0) {
      end++;
    }
    String authority = address.substring(start, end);
    String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
    int port = hostAndPort.endsWith("]") ? -1 : hostAndPort.lastIndexOf(':');
    String host = port < 0 ? hostAndPort : hostAndPort.substring(0, port);
    return host.length() <= HOST_MAX_CHARS && HOST.matcher(host).matches()
        ? host.toLowerCase(Locale.ROOT)
        : null;
  }
}
