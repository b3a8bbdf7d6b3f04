package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HostsTest {
  private static final Map<String, String> DOMAINS =
      Map.of("qr.example.com", "dom_1", "go.example.org", "dom_2");

  private static Hosts hosts(boolean strict) {
    return new Hosts(DOMAINS, "dom_1", strict, Map.of(), Map.of("new.example", "TOKEN"));
  }

  @Test
  void aHostIsThatOfADomainHoweverItIsWritten() {
    var hosts = hosts(true);
    assertThat(hosts.domainFor("qr.example.com")).isEqualTo("dom_1");
    assertThat(hosts.domainFor("GO.Example.ORG")).isEqualTo("dom_2");
  }

  @Test
  void aHostThatNoDomainClaimsIsTheDefaultOnes() {
    var hosts = hosts(false);
    assertThat(hosts.domainFor("other.example")).isEqualTo("dom_1");
    assertThat(hosts.domainFor(null)).isEqualTo("dom_1");
    assertThat(hosts.domainFor("go.example.org")).isEqualTo("dom_2");
  }

  @Test
  void aHostThatNoDomainClaimsIsRefusedWhereHostsAreStrict() {
    var hosts = hosts(true);
    assertThat(hosts.domainFor("other.example")).isNull();
    assertThat(hosts.domainFor("")).isNull();
    assertThat(hosts.domainFor(null)).isNull();
  }

  @Test
  void aTokenIsThatOfItsHostAlone() {
    assertThat(hosts(true).tokenFor("New.Example")).isEqualTo("TOKEN");
    assertThat(hosts(true).tokenFor("qr.example.com")).isNull();
    assertThat(hosts(true).tokenFor(null)).isNull();
  }
}
