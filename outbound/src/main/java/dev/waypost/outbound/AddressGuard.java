package dev.waypost.outbound;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be asked: those of the public internet. The ranges are those of the IANA
 * special-purpose address registries (RFC 6890; iana-ipv4-special-registry and
 * iana-ipv6-special-registry as of 2025) and the multicast ranges (RFC 5771, RFC 4291 §2.7).
 *
 * @param allowPrivateNetworks whether addresses of this machine and of private networks may be
 *     asked as well; link-local ones, where clouds keep their secrets, never
 */
public record AddressGuard(boolean allowPrivateNetworks) {
  /** This machine and networks of its operator's own. */
  private static final List<Range> PRIVATE =
      ranges(
          "10.0.0.0/8", // private use, RFC 1918
          "100.64.0.0/10", // shared address space, RFC 6598
          "127.0.0.0/8", // loopback, RFC 1122 §3.2.1.3
          "172.16.0.0/12", // private use, RFC 1918
          "192.168.0.0/16", // private use, RFC 1918
          "::1/128", // loopback, RFC 4291 §2.5.3
          "fc00::/7"); // unique local, RFC 4193

  /** Everything else that is no single machine on the internet. */
  private static final List<Range> SPECIAL =
      ranges(
          "0.0.0.0/8", // this network, RFC 791 §3.2
          "169.254.0.0/16", // link-local, RFC 3927
          "192.0.0.0/24", // protocol assignments, RFC 6890 §2.1
          "192.0.2.0/24", // documentation, RFC 5737
          "192.88.99.0/24", // 6to4 relays, RFC 7526
          "198.18.0.0/15", // benchmarking, RFC 2544
          "198.51.100.0/24", // documentation, RFC 5737
          "203.0.113.0/24", // documentation, RFC 5737
          "224.0.0.0/4", // multicast, RFC 5771
          "240.0.0.0/4", // reserved, RFC 1112 §4, and broadcast
          "2001::/23", // protocol assignments, RFC 2928; Teredo, ORCHID
          "2001:db8::/32", // documentation, RFC 3849
          "2002::/16", // 6to4, RFC 3056, which holds any IPv4 address
          "3fff::/20"); // documentation, RFC 9637

  /** The only IPv6 addresses that are given to machines on the internet (RFC 4291 §2.4). */
  private static final Range GLOBAL_UNICAST = Range.parse("2000::/3");

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Range(byte[] network, int bits) {
    static Range parse(String text) {
      int slash = text.indexOf('/');
      return new Range(
          InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
      byte[] other = address.getAddress();
      if (other.length != network.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >>> bit % 8;
        if (((network[bit / 8] ^ other[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }

  private static List<Range> ranges(String... texts) {
    return Stream.of(texts).map(Range::parse).toList();
  }

  /**
   * Whether an address may be asked. IPv4 addresses in IPv6 form (::ffff:0:0/96) are IPv4 addresses
   * to the Java platform and are judged as such.
   */
  public boolean allows(InetAddress address) {
    if (liesIn(PRIVATE, address)) {
      return allowPrivateNetworks;
    }
    if (address instanceof Inet6Address && !GLOBAL_UNICAST.contains(address)) {
      return false;
    }
    return !liesIn(SPECIAL, address);
  }

  private static boolean liesIn(List<Range> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }
}
