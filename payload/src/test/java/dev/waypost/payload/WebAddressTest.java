package dev.waypost.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.payload.InvalidContentException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {

  @Test
  void anAddressIsReadInItsParts() {
    assertThat(WebAddress.parse("https://example.com:8443/menu?table=5#wine", "url"))
        .isEqualTo(
            new WebAddress("example.com", 8443, "https://example.com:8443/menu?table=5#wine"));
    assertThat(WebAddress.parse("http://example.com", "url"))
        .isEqualTo(new WebAddress("example.com", -1, "http://example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTPS://EXAMPLE.com/Menu, https://example.com/Menu",
    "hTTp://ExAmPlE.COM?Q=A, http://example.com?Q=A",
    "https://example.com:00443/, https://example.com:443/",
    "https://example.com./, https://example.com./",
    "https://münchen.example/, https://xn--mnchen-3ya.example/",
    "https://МОСКВА.example/, https://xn--80adxhks.example/",
    "https://例え。テスト/, https://xn--r8jz45g.xn--zckzah/",
    "https://ｅｘａｍｐｌｅ.com/, https://example.com/",
    "https://xn--mnchen-3ya.example/, https://xn--mnchen-3ya.example/",
    "https://my_shop.example/, https://my_shop.example/",
    "http://localhost:8080/x, http://localhost:8080/x",
    "http://127.0.0.1/, http://127.0.0.1/",
    "http://255.255.255.255/, http://255.255.255.255/",
    "http://[2001:DB8::1]:8080/a, http://[2001:db8::1]:8080/a",
    "http://[::ffff:192.0.2.1]/, http://[::ffff:192.0.2.1]/",
    "http://1.2.3.4.example/, http://1.2.3.4.example/",
    "http://2130706433.example/, http://2130706433.example/",
  })
  void schemeAndHostAreWrittenInOneWay(String written, String ascii) {
    assertThat(WebAddress.parse(written, "url").ascii()).isEqualTo(ascii);
  }

  @ParameterizedTest
  @CsvSource({
    "/Straße, /Stra%C3%9Fe",
    "/世界/😀, /%E4%B8%96%E7%95%8C/%F0%9F%98%80",
    "/%C3%9f, /%C3%9f",
    "/100%, /100%25",
    "/%zz, /%25zz",
    "/%a, /%25a",
    "/%%41, /%25%41",
    "/%２０, /%25%EF%BC%92%EF%BC%90",
    "/<b>|{x}^`, /%3Cb%3E%7C%7Bx%7D%5E%60",
    "/a@b:c, /a@b:c",
    "?q=a+b&list[]=1#ü, ?q=a+b&list[]=1#%C3%BC",
  })
  void whatMayNotStandInAHeaderIsPercentEncoded(String written, String ascii) {
    assertThat(WebAddress.parse("https://example.com" + written, "url").ascii())
        .isEqualTo("https://example.com" + ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "javascript:alert(1)",
        "JavaScript://example.com/%0Aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "mailto:somebody@example.com",
        "intent://example.com#Intent;scheme=https;end",
      })
  void anotherSchemeIsRefused(String url) {
    assertRefused(url, Problem.UNSUPPORTED_SCHEME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "//example.com/",
        "/menu",
        "http:",
        "http:example.com",
        "http:/example.com",
        "https:///example.com",
        "https://",
        "https://?x",
        "https://#x",
        "https://:80/",
      })
  void whatIsNotAWholeAddressIsRefused(String url) {
    assertRefused(url, Problem.MALFORMED_URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bank.example@evil.example/",
        "https://user:secret@example.com/",
        "https://@example.com/",
        "https://bank.example:443@evil.example",
        "https://a@b@example.com",
        "https://[::1]@example.com",
      })
  void aUserNameIsRefused(String url) {
    assertRefused(url, Problem.UNSAFE_URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " https://example.com/",
        "https://example.com/ ",
        "https://example.com/a b",
        "https://exam ple.com/",
        "https://example.com/a\tb",
        "https://example.com/\r\nSet-Cookie: a=b",
        "https://example.com/a\nb",
        "https://example.com/a\u0000b",
        "https://example.com/a\u007Fb",
        "https://example.com/a\u0085b",
        "https://example.com/a\u2028b",
        "https://example.com\\@evil.example/",
        "https:\\\\example.com/",
        "https://example.com/\\..\\",
        "https://exa\u00ADmple.com/",
        "https://exa\u200Bmple.com/",
        "https://example.com/\u202Egpj.exe",
        "https://example.com/\uFEFF",
        "https://example.com/\uDB40\uDC41",
        "https://example.com/\uD83D",
        "https://example.com/\uDE00\uD83D",
        "https://\uD83D.example/",
      })
  void hiddenCharactersAreRefused(String url) {
    assertRefused(url, Problem.MALFORMED_URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://127.1/",
        "http://127.0.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.1./",
        "http://256.1.1.1/",
        "http://1.2.3.4.5/",
        "http://0/",
        "http://0x/",
        "http://example.0x10/",
        "http://example.123/",
        "http://１２７.1/",
        "http://①②⑦.1/",
        "http://127。1/",
      })
  void aNumberInDisguiseIsRefused(String url) {
    assertRefused(url, Problem.UNSAFE_URL);
  }

  /** IDNA 2003 reads these as other names than IDNA 2008 does, and browsers follow the latter. */
  @ParameterizedTest
  @ValueSource(strings = {"https://straße.example/", "https://STRAẞE.example/", "https://σας.gr/"})
  void aNameThatReadersUnderstandDifferentlyIsRefused(String url) {
    assertRefused(url, Problem.UNSAFE_URL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://exa%6Dple.com/",
        "https://example..com/",
        "https://.example.com/",
        "https://-example.com/",
        "https://example-.com/",
        "https://exa!mple.com/",
        "https://exa\u00A0mple.com/",
        "https://evil.example／.bank.example/",
        "https://bank.example＃.evil.example/",
        "https://℀.example/",
        "https://[::1/",
        "https://::1/",
        "https://[]/",
        "https://[:::]/",
        "https://[1:2]/",
        "https://[1:2:3:4:5:6:7:8:9]/",
        "https://[1.2.3.4]/",
        "https://[fe80::1%25eth0]/",
        "https://[v1.x]/",
        "https://[::1]x/",
        "https://a[::1]/",
        "https://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/",
      })
  void aHostThatIsNoneIsRefused(String url) {
    assertRefused(url, Problem.MALFORMED_URL);
  }

  @Test
  void aHostMayHave253Characters() {
    String name = "a.".repeat(126) + "a";
    assertThat(WebAddress.parse("https://" + name + "/", "url").host()).isEqualTo(name);
    assertRefused("https://" + name + "b.c/", Problem.MALFORMED_URL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "99999", "100000", "-1", "+80", "8o", "", "８０", "80:80"})
  void aPortThatIsNoneIsRefused(String port) {
    assertRefused("https://example.com:" + port + "/", Problem.MALFORMED_URL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 80, 65535})
  void everyPortFrom1To65535IsAllowed(int port) {
    assertThat(WebAddress.parse("https://example.com:" + port, "url").port()).isEqualTo(port);
  }

  @Test
  void anAddressHasAtMost2048CharactersAlsoOnceItIsEncoded() {
    String start = "https://example.com/";
    String longest = start + "a".repeat(2048 - start.length());
    assertThat(WebAddress.parse(longest, "url").ascii()).isEqualTo(longest);
    assertRefused(longest + "a", Problem.TOO_LONG);

    String cjk = start + "世".repeat((2048 - start.length()) / 9);
    assertThat(WebAddress.parse(cjk, "url").ascii()).hasSizeLessThanOrEqualTo(2048);
    assertRefused(cjk + "世", Problem.TOO_LONG);
  }

  @Test
  void aRefusalNamesTheFieldAndSaysWhatIsAllowed() {
    assertThatThrownBy(() -> WebAddress.parse("ftp://example.com", "fallback"))
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            refusal -> assertThat(refusal.field()).isEqualTo("fallback"))
        .hasMessage(
            "The address starts with \"ftp:\". Only http:// and https:// addresses are allowed.");
  }

  @Test
  void aHiddenCharacterIsNamedByItsPlace() {
    assertThatThrownBy(() -> WebAddress.parse("https://example.com/a\u202Eb", "url"))
        .hasMessageContaining("U+202E at position 22");
    assertThatThrownBy(() -> WebAddress.parse("https://example.com/\\", "url"))
        .hasMessageContaining("a backslash at position 21");
  }

  private static void assertRefused(String url, Problem problem) {
    assertThatThrownBy(() -> WebAddress.parse(url, "url"))
        .isInstanceOfSatisfying(
            InvalidContentException.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(problem));
  }
}
