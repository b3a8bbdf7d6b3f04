package dev.waypost.resolver;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * A range of addresses, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32} (RFC 4632 §3.1, RFC
 * 4291 §2.3).
 *
 * @param network the first address
 * @param prefixBits how many leading bits an address must share
 */
public record AddressRange(InetAddress network, int prefixBits) {

  /**
   * Reads a range, or a single address, from its text.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress network = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int bits = network.getAddress().length * 8;
      int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
      if (prefix < 0 || prefix > bits) {
        throw new IllegalArgumentException("prefix out of range");
      }
      return new AddressRange(network, prefix);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is not an address or a range of addresses such as 10.0.0.0/8 or 2001:db8::/32",
          e);
    }
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
