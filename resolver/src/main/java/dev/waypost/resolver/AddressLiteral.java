package dev.waypost.resolver;

import java.net.InetAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses written as numbers. */
final class AddressLiteral {
  /**
   * The Java platform also reads {@code 10.1} as 10.0.0.1 and {@code 10} as 0.0.0.10; whoever
   * writes them in a range means something else.
   */
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  private AddressLiteral() {}

  /** The address: IPv4 in four decimal parts or IPv6 without zone; null for anything else. */
  static @Nullable InetAddress parse(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
