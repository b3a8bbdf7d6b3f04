package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefetchHintTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "prefetch,               -,        -,       true",
        "prefetch;prerender,     -,        -,       true",
        "prefetch ; anonymous-client-ip, -, -,      true",
        "-,                      prefetch, -,       true",
        "-,                      Prefetch, -,       true",
        "-,                      -,        preview, true",
        "-,                      -,        -,       false",
        "navigate,               '',       none,    false",
        "prefetching,            xprefetch, preview2, false"
      })
  void aHeaderSaysThatNobodyHasAskedYet(
      @Nullable String secPurpose,
      @Nullable String purpose,
      @Nullable String xPurpose,
      boolean expected) {
    assertThat(PrefetchHint.isIn(secPurpose, purpose, xPurpose)).isEqualTo(expected);
  }
}
