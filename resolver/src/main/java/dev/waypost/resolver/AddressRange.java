package dev.waypost.resolver;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A range of addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32} (RFC 4632 §3.1, RFC
 * 4291 §2.3).
 *
 * @param network an address of the range
 * @param prefixBits how many leading bits an address must share
 */
public record AddressRange(InetAddress network, int prefixBits) {
  private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

  /**
   * Reads a range, or a single address, from its text.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress network = AddressLiteral.parse(slash < 0 ? text : text.substring(0, slash));
    if (network != null) {
      int bits = network.getAddress().length * 8;
      int prefix = slash < 0 ? bits : prefix(text.substring(slash + 1));
      if (prefix >= 0 && prefix <= bits) {
        return new AddressRange(network, prefix);
      }
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is not an address or a range of addresses such as 10.0.0.0/8 or 2001:db8::/32");
  }

  private static int prefix(String digits) {
    return PREFIX.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
  }

  /** Whether the address lies in the range. IPv4 and IPv6 never match each other. */
  public boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int bytes = prefixBits / 8;
    int bits = prefixBits % 8;
    return Arrays.equals(mine, 0, bytes, other, 0, bytes)
        && (bits == 0 || ((mine[bytes] ^ other[bytes]) & 0xFF) >>> (8 - bits) == 0);
  }
}
