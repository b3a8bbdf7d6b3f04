package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import net.jqwik.api.statistics.StatisticsReport.StatisticsReportMode;

class WebAddressPropertiesTest {

  @Property
  void anyTextIsAnAddressThatIsSafeInAHeaderOrIsRefused(@ForAll("anyTexts") String text) {
    parsed(text)
        .ifPresent(address ->
            assertThat(address.ascii())
                .matches("https?://[\\x21-\\x7E]+")
                .doesNotContain("\\")
                .hasSizeLessThanOrEqualTo(WebAddress.MAX_CHARS));
  }

  @Property
  @StatisticsReport(StatisticsReportMode.OFF)
  void anAddressIsItsOwnAsciiForm(@ForAll("anyTexts") String text) {
    Optional<WebAddress> address = parsed(text);
    Statistics.collect(address.isPresent());
    Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 20));
    address.ifPresent(first -> assertThat(parsed(first.ascii())).contains(first));
  }

  @Property
  void anotherReaderFindsTheSameHostAndPort(@ForAll("anyTexts") String text) {
    parsed(text)
        .ifPresent(address ->
            uri(address.ascii())
                .filter(uri -> uri.getHost() != null)
                .ifPresent(uri -> {
                  assertThat(uri.getHost().replaceAll("[\\[\\]]", "")).isEqualTo(address.host());
                  assertThat(uri.getPort()).isEqualTo(address.port());
                  assertThat(uri.getRawUserInfo()).isNull();
                }));
  }

  @Property
  void anAsciiAddressStaysAsItIs(@ForAll("plainAddresses") String address) {
    assertThat(WebAddress.parse(address, "url").ascii()).isEqualTo(address);
  }

  private static Optional<WebAddress> parsed(String text) {
    try {
      return Optional.of(WebAddress.parse(text, "url"));
    } catch (InvalidContentException refused) {
      assertThat(refused).hasMessageEndingWith(".");
      return Optional.empty();
    }
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  @Provide
  Arbitrary<String> anyTexts() {
    Arbitrary<String> schemes =
        mostly("https://", Arbitraries.of("HTTP://", "ftp://", "http:", ""));
    Arbitrary<String> hosts =
        mostly(
            "münchen.example",
            Arbitraries.oneOf(
                Arbitraries.of("127.0.0.1", "[::1]", "0x7f.1", "a_b", "a@b", "例え。テスト"),
                Arbitraries.strings().withChars("abzXN0179-_.:[]@%ßœ。／\u0301😀").ofMaxLength(12),
                Arbitraries.strings().ofMaxLength(6)));
    Arbitrary<String> ports = mostly("", Arbitraries.of(":80", ":065", ":0", ":x", ":"));
    Arbitrary<String> paths =
        Arbitraries.oneOf(
            Arbitraries.strings().withChars("/?#%0aF２ü世@:[]|\"<>").ofMaxLength(20),
            Arbitraries.strings().withChars("/a%😀\\ \r\n\t\u0000\u202E").ofMaxLength(4),
            Arbitraries.strings().ofMaxLength(8));
    return Combinators.combine(schemes, hosts, ports, mostly("/", Arbitraries.just("")), paths)
        .as((scheme, host, port, slash, path) -> scheme + host + port + slash + path)
        .withoutEdgeCases();
  }

  private static Arbitrary<String> mostly(String usual, Arbitrary<String> others) {
    return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(usual)), Tuple.of(1, others));
  }

  @Provide
  Arbitrary<String> plainAddresses() {
    Arbitrary<String> labels =
        Arbitraries.strings().withCharRange('a', 'z').ofMinLength(1).ofMaxLength(63);
    Arbitrary<String> paths =
        Arbitraries.strings()
            .withCharRange('a', 'z')
            .withCharRange('0', '9')
            .withChars("-._~:/?#[]@!$&'()*+,;=")
            .ofMaxLength(60)
            .map(text -> "/" + text + "%20");
    return Combinators.combine(Arbitraries.of("http", "https"), labels, labels, paths)
        .as((scheme, first, second, path) -> scheme + "://" + first + "." + second + path);
  }
}
