package dev.waypost.location;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What an address says about itself, without a database. */
final class Addresses {
  private static final int IPV4_LENGTH = 4;
  private static final int IPV6_LENGTH = 16;

  private Addresses() {}

  /** The IPv4 address inside an IPv4-mapped IPv6 address (RFC 4291, 2.5.5.2), else the same. */
  static InetAddress unmapped(InetAddress address) throws UnknownHostException {
    byte[] bytes = address.getAddress();
    if (bytes.length != IPV6_LENGTH || bytes[10] != -1 || bytes[11] != -1) {
      return address;
    }
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return address;
      }
    }
    return InetAddress.getByAddress(new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]});
  }

  /**
   * Whether the address has no place in the public internet: loopback, link-local, multicast, the
   * private networks of RFC 1918 and RFC 4193, and the carriers' shared space of RFC 6598.
   */
  static boolean isPrivate(InetAddress address) {
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || isSharedOrUniqueLocal(address.getAddress());
  }

  private static boolean isSharedOrUniqueLocal(byte[] bytes) {
    return bytes.length == IPV4_LENGTH
        ? bytes[0] == 100 && (bytes[1] & 0xC0) == 64 // 100.64.0.0/10
        : (bytes[0] & 0xFE) == 0xFC; // fc00::/7
  }
}
