package dev.waypost.resolver;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** Who counts as one: an IPv4 address, or a /64 of IPv6, in which a guest may choose at will. */
final class Network {
  /** No network of IPv6 begins with these 32 bits (RFC 4291 §2.4: they are of multicast). */
  private static final long IPV4 = 0xFFFFFFFF_00000000L;

  private Network() {}

  /** The network of an address as one number. */
  static long of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return address instanceof Inet4Address
        ? IPV4 | Integer.toUnsignedLong(bytes.getInt())
        : bytes.getLong();
  }
}
