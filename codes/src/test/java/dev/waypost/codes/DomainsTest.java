package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.payload.WebAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {
  private static final Domain MAIN =
      new Domain("dom_1", "qr.example.com", "https://qr.example.com", true);
  private static final Domain LOCAL =
      new Domain("dom_2", "localhost", "http://localhost:8081", false);
  private static final Domain NUMERIC = new Domain("dom_3", "[::1]", "http://[::1]:8081", false);

  private final Domains domains = new Domains(List.of(MAIN, LOCAL, NUMERIC));

  @Test
  void theFirstIsTheDefault() {
    assertThat(domains.all()).containsExactly(MAIN, LOCAL, NUMERIC);
    assertThat(domains.defaultDomain()).isEqualTo(MAIN);
    assertThat(domains.get("dom_2")).isEqualTo(LOCAL);
  }

  @Test
  void thereIsAlwaysADefaultAndNoDomainIsInvented() {
    assertThatThrownBy(() -> new Domains(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> domains.get("dom_9")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsKnownIsReplacedAndAnUnknownIdIsAskedForOnceMore() {
    var source = new AtomicReference<>(new DomainSnapshot(List.of(MAIN), List.of(), Map.of()));
    var following = new Domains(source::get);
    WorkspaceId workspace = Samples.workspace().id();
    source.set(new DomainSnapshot(List.of(MAIN, LOCAL), List.of(), Map.of(workspace, LOCAL.id())));
    assertThat(following.defaultDomain(workspace)).isEqualTo(MAIN);
    assertThat(following.get(LOCAL.id())).isEqualTo(LOCAL);
    assertThat(following.defaultDomain(workspace)).isEqualTo(LOCAL);
    assertThat(following.defaultDomain(Samples.workspace().id())).isEqualTo(MAIN);
    source.set(new DomainSnapshot(List.of(MAIN), List.of(), Map.of()));
    following.refresh();
    assertThat(following.all()).containsExactly(MAIN);
    assertThat(following.serve(WebAddress.parse("http://localhost:8081", "url"))).isFalse();
  }

  @Test
  void aShortUrlIsWrittenAsItsDomainAsks() {
    assertThat(MAIN.shortUrl("7K3QX0A1ZZ12")).isEqualTo("HTTPS://QR.EXAMPLE.COM/7K3QX0A1ZZ12");
    assertThat(MAIN.shortUrl("Summer-Menu")).isEqualTo("HTTPS://QR.EXAMPLE.COM/Summer-Menu");
    assertThat(LOCAL.shortUrl("7K3QX0A1ZZ12")).isEqualTo("http://localhost:8081/7K3QX0A1ZZ12");
  }

  @Test
  void aDynamicCodeHasAShortUrlAndAStaticOneHasNone() {
    WorkspaceId workspace = Samples.workspace().id();
    assertThat(domains.shortUrl(Samples.dynamicCode(workspace, LOCAL, "KEY")))
        .isEqualTo("http://localhost:8081/KEY");
    assertThat(domains.shortUrl(Samples.staticCode(workspace))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://qr.example.com",
        "https://qr.example.com/",
        "https://qr.example.com/ABC",
        "https://qr.example.com?x",
        "https://qr.example.com#x",
        "HTTPS://QR.EXAMPLE.COM/ABC",
        "hTTps://Qr.eXample.cOm/abc",
        "https://ｑｒ.example.com/ABC",
        "https://qr.example.com./ABC",
        "https://qr.example.com:443/ABC",
        "http://qr.example.com/ABC",
        "http://qr.example.com:80/ABC",
        "http://localhost:8081/ABC",
        "https://LOCALHOST:8081/ABC",
        "http://[::1]:8081/ABC",
      })
  void anAddressOfOursIsServed(String address) {
    assertThat(domains.serve(WebAddress.parse(address, "url"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/ABC",
        "https://www.qr.example.com/ABC",
        "https://qr.example.com.evil.example/ABC",
        "https://qr.example.community/ABC",
        "https://qr.example.com:8443/ABC",
        "https://example.com/?to=https://qr.example.com/ABC",
        "http://localhost/ABC",
        "http://localhost:8080/menu",
        "http://[::2]:8081/ABC",
      })
  void anotherAddressIsNot(String address) {
    assertThat(domains.serve(WebAddress.parse(address, "url"))).isFalse();
  }
}
