package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedKeyTest {

  @ParameterizedTest
  @CsvSource({
    "/KEY, KEY",
    "/KEY/, KEY",
    "/KEY//, KEY/",
    "//KEY, /KEY",
    "/, ''",
    "//, ''",
    "'', ''",
    "*, *",
    "/qr/model-x/setup, qr/model-x/setup",
    "/%4bEY, KEY",
    "/%4B%45%59, KEY",
    "/a%2Db%2e%5F%7e, a-b._~",
    "/a%2Fb, a%2Fb",
    "/a%2fb, a%2fb",
    "/..;/KEY, ..;/KEY",
    "/%2e%2e/KEY, ../KEY",
    "/KEY%00, KEY%00",
    "/%C0%AE, %C0%AE",
    "/%c3%bc, %c3%bc",
    "/%254B, %254B",
    "/100%, 100%",
    "/%4, %4",
    "/%zz, %zz",
    "/%+1, %+1",
    "/%４B, %４B",
  })
  void aPathAsksForAKey(String path, String key) {
    assertThat(RequestedKey.of(path)).isEqualTo(key);
  }

  @Property
  void anyPathIsReadWithoutAnError(@ForAll String path) {
    assertThat(RequestedKey.of(path)).hasSizeLessThanOrEqualTo(path.length());
    assertThat(RequestedKey.of("/" + path.replaceAll("[%/]", "")))
        .isEqualTo(path.replaceAll("[%/]", ""));
  }
}
