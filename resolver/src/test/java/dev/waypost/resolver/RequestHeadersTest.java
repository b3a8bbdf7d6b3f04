package dev.waypost.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | de",
        "de-DE,de;q=0.9,en;q=0.8 | de-de",
        "EN-us;q=0.7 | en-us",
        "zh-Hant-TW | zh-hant-tw",
        "de , en | de",
        "sl-rozaj-biske-1994-x-private-use-1 | sl-rozaj-biske-1994-x-private-use-1",
      })
  void theFirstLanguageIsKept(String acceptLanguage, String language) {
    assertThat(RequestHeaders.firstLanguage(acceptLanguage)).isEqualTo(language);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "*",
        " de",
        ",de",
        ";q=1",
        "-",
        "-de",
        "1",
        "ü",
        "<script>",
        "a23456789-123456789-123456789-123456",
      })
  void whatIsNoLanguageIsNull(@Nullable String acceptLanguage) {
    assertThat(RequestHeaders.firstLanguage(acceptLanguage)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.google.com/, www.google.com",
    "https://Example.COM, example.com",
    "http://example.com:8080/path?q=https://other.example, example.com",
    "https://user:secret@example.com/, example.com",
    "https://example.com?q#f, example.com",
    "https://example.com#f, example.com",
    "android-app://com.google.android.gm/, com.google.android.gm",
    "http://[2001:DB8::1]:8080/, [2001:db8::1]",
    "http://[::1], [::1]",
    "http://xn--mnchen-3ya.example./, xn--mnchen-3ya.example.",
    "http://intranet_1/x, intranet_1",
  })
  void theHostOfTheReferrerIsKept(String referrer, String host) {
    assertThat(RequestHeaders.host(referrer)).isEqualTo(host);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "example.com",
        "/path",
        "about:blank",
        "https://",
        "https:///path",
        "https://:80/",
        "https://user@/",
        "https://exa mple.com/",
        "https://<script>alert(1)</script>/",
        "https://=cmd|' /C calc'!A0/",
        "https://m\u00c3\u00bcnchen.example/",
        "https://[::1/",
        "https://]/",
        "https://a:b:c/",
      })
  void whatIsNoReferrerIsNull(@Nullable String referrer) {
    assertThat(RequestHeaders.host(referrer)).isNull();
  }

  @ParameterizedTest
  @ValueSource(ints = {253, 254})
  void aHostHasAtMost253Characters(int length) {
    String host = "a".repeat(length);
    assertThat(RequestHeaders.host("https://" + host + "/")).isEqualTo(length == 253 ? host : null);
  }

  @Property
  void anyHeaderIsReadWithoutAnError(@ForAll String header) {
    String language = RequestHeaders.firstLanguage(header);
    assertThat(language == null || language.matches("[a-z][a-z0-9-]{0,34}")).isTrue();
    for (String referrer : new String[] {header, "https://" + header, header + "://a"}) {
      String host = RequestHeaders.host(referrer);
      assertThat(host == null || host.matches("[a-z0-9._\\[\\]:-]{1,253}")).isTrue();
    }
  }
}
