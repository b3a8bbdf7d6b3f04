package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  private static final ClientAddress BEHIND_PROXIES =
      new ClientAddress(
          List.of(
              AddressRange.parse("10.0.0.0/8"),
              AddressRange.parse("192.0.2.1"),
              AddressRange.parse("2001:db8:1::/48")));

  /** Headers are separated by bars. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          # What a trusted proxy says of its client is believed
          10.0.0.1; 203.0.113.7; 203.0.113.7
          10.0.0.1; 2001:db8::7; 2001:db8::7
          2001:db8:1::1; 203.0.113.7; 203.0.113.7
          10.0.0.1; 203.0.113.7, 10.0.0.2; 203.0.113.7
          10.0.0.1; 203.0.113.7, 192.0.2.1 ,10.0.0.2; 203.0.113.7
          10.0.0.1; 203.0.113.7|10.0.0.2; 203.0.113.7
          10.0.0.1; 10.0.0.3, 10.0.0.2; 10.0.0.3
          # What the client itself wrote is not
          10.0.0.1; 198.51.100.1, 203.0.113.7; 203.0.113.7
          10.0.0.1; 198.51.100.1, 203.0.113.7, 10.0.0.2; 203.0.113.7
          10.0.0.1; 198.51.100.1|203.0.113.7; 203.0.113.7
          10.0.0.1; 10.0.0.9, 203.0.113.7; 203.0.113.7
          10.0.0.1; nonsense, 203.0.113.7; 203.0.113.7
          # Nor what somebody says who is no trusted proxy
          203.0.113.9; 198.51.100.1; 203.0.113.9
          192.0.2.2; 198.51.100.1; 192.0.2.2
          2001:db8:2::1; 198.51.100.1; 2001:db8:2::1
          # The last address that is one counts where the next makes no sense
          10.0.0.1; nonsense; 10.0.0.1
          10.0.0.1; 203.0.113.7, unknown, 10.0.0.2; 10.0.0.2
          10.0.0.1; 203.0.113.7,,; 10.0.0.1
          10.0.0.1; ''; 10.0.0.1
          10.0.0.1; 7; 10.0.0.1
          10.0.0.1; 203.0.113; 10.0.0.1
          10.0.0.1; fe80::1%eth0; 10.0.0.1
          10.0.0.1; localhost; 10.0.0.1
          """)
  void theRightmostAddressThatIsNoTrustedProxysCounts(
      String connection, String forwardedFor, String client) {
    assertThat(
            BEHIND_PROXIES.of(
                InetAddress.ofLiteral(connection), Arrays.asList(forwardedFor.split("\\|", -1))))
        .isEqualTo(InetAddress.ofLiteral(client));
  }

  @Test
  void withoutTrustedProxiesTheConnectionCounts() {
    InetAddress connection = InetAddress.ofLiteral("10.0.0.1");
    var clientAddress = new ClientAddress(List.of());
    assertThat(clientAddress.of(connection, List.of("203.0.113.7"))).isEqualTo(connection);
    assertThat(clientAddress.of(connection, List.of())).isEqualTo(connection);
  }

  @Test
  void withoutTheHeaderTheConnectionCounts() {
    InetAddress connection = InetAddress.ofLiteral("10.0.0.1");
    assertThat(BEHIND_PROXIES.of(connection, List.of())).isEqualTo(connection);
  }
}
