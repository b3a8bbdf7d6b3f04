package dev.waypost.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NameServiceTest {
  private TinyDnsServer dns;
  private NameService names;

  @BeforeEach
  void start() throws Exception {
    dns = TinyDnsServer.start();
    names = new NameService(dns.address());
  }

  @AfterEach
  void stop() {
    dns.close();
  }

  @Test
  void allTextsOfANameAreFound() throws Exception {
    dns.text("_waypost.qr.example", "v=spf1 -all", "waypost-verification=ABC");
    assertThat(names.texts("_waypost.qr.example"))
        .containsExactlyInAnyOrder("v=spf1 -all", "waypost-verification=ABC");
    assertThat(names.texts("_waypost.other.example")).isEmpty();
    dns.host("plain.example", "127.0.0.1");
    assertThat(names.texts("plain.example")).isEmpty();
  }

  @Test
  void addressesAreThoseOfTheServerAndNumbersNeedNone() throws Exception {
    dns.host("qr.example", "192.0.2.1", "192.0.2.2");
    assertThat(names.addresses("qr.example"))
        .containsExactlyInAnyOrder(
            InetAddress.ofLiteral("192.0.2.1"), InetAddress.ofLiteral("192.0.2.2"));
    assertThat(names.addresses("2001:db8::1"))
        .containsExactly(InetAddress.ofLiteral("2001:db8::1"));
    assertThat(new NameService(null).addresses("127.0.0.1"))
        .containsExactly(InetAddress.getLoopbackAddress());
    assertThatThrownBy(() -> names.addresses("nowhere.example"))
        .isInstanceOf(OutboundException.class)
        .hasMessageContaining("no address");
  }

  @Test
  void aServerThatDoesNotAnswerIsGivenUpOn() throws Exception {
    try (var silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      var unanswered =
          new NameService(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()));
      assertThatThrownBy(() -> unanswered.texts("_waypost.qr.example"))
          .isInstanceOf(OutboundException.class)
          .hasMessageContaining("gave no answer");
    }
  }
}
