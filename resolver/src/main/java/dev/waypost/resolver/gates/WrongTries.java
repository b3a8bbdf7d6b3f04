package dev.waypost.resolver.gates;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Wrong passwords, limited from each network and for each code, so that nobody can go through all
 * there are: 120 an hour from one network, 3,600 an hour for one code from wherever. Right ones
 * cost nothing.
 */
final class WrongTries {
  private static final int MOST_REMEMBERED = 10_000;

  /** The part of an IPv6 address that names a network; the rest is the guest's to choose. */
  private static final int IPV6_NETWORK_BYTES = 8;

  private final Allowance byNetwork = new Allowance(10, Duration.ofSeconds(30), MOST_REMEMBERED);
  private final Allowance byCode = new Allowance(300, Duration.ofSeconds(1), MOST_REMEMBERED);

  /** How long until another try is allowed; zero or less where it is now. */
  Duration untilAllowed(String codeId, InetAddress client, Instant now) {
    Duration network = byNetwork.untilLeft(network(client), now);
    Duration code = byCode.untilLeft(codeId, now);
    return network.compareTo(code) > 0 ? network : code;
  }

  void note(String codeId, InetAddress client, Instant now) {
    byNetwork.take(network(client), now);
    byCode.take(codeId, now);
  }

  private static String network(InetAddress client) {
    byte[] address = client.getAddress();
    int length = Math.min(address.length, IPV6_NETWORK_BYTES);
    return HexFormat.of().formatHex(Arrays.copyOf(address, length));
  }
}
