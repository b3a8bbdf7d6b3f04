package dev.waypost.resolver.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateFormTest {
  private static Optional<GateForm> form(String body) {
    return GateForm.of(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aFormIsReadAsBrowsersSendIt() {
    GateForm form = form("state=abc-_&password=gr%C3%BCn+wie+%26%3D%2B").orElseThrow();
    assertThat(form.state()).isEqualTo("abc-_");
    assertThat(form.password()).isEqualTo("grün wie &=+");
    assertThat(form.oldEnough()).isNull();
    assertThat(form.agreed()).isFalse();
    assertThat(form("age=yes&consent=yes&open=yes").orElseThrow().oldEnough()).isTrue();
    assertThat(form("age=no").orElseThrow().oldEnough()).isFalse();
    assertThat(form("age=YES").orElseThrow().oldEnough()).isFalse();
    assertThat(form("consent=yes").orElseThrow().agreed()).isTrue();
    assertThat(form("consent=on").orElseThrow().agreed()).isFalse();
    assertThat(form("").orElseThrow().password()).isNull();
    assertThat(form("password").orElseThrow().password()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwort=x",
        "password=x&password=y",
        "state=a&state=a",
        "password=%",
        "password=%zz",
        "Password=x",
        "pass%77ord=x",
        "&",
        "password=x&",
        "url=https://evil.example/",
      })
  void whatIsNotOneOfOurFormsIsNone(String body) {
    assertThat(form(body)).isEmpty();
  }

  @Property
  void anyBytesAreAFormOrNone(@ForAll byte[] body) {
    assertThat(GateForm.of(body)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "same-origin, -, qr.example, true",
        "same-origin, https://evil.example, qr.example, true",
        "same-site, -, qr.example, false",
        "cross-site, https://qr.example, qr.example, false",
        "none, -, qr.example, false",
        "-, -, qr.example, true",
        "-, https://qr.example, qr.example, true",
        "-, https://QR.example:443, qr.EXAMPLE, true",
        "-, http://qr.example, qr.example:80, true",
        "-, http://localhost:8081, localhost:8081, true",
        "-, http://localhost:8082, localhost:8081, false",
        "-, https://evil.example, qr.example, false",
        "-, https://qr.example.evil.example, qr.example, false",
        "-, null, qr.example, false",
        "-, qr.example, qr.example, false",
        "-, https://qr.example, -, false",
      })
  void aFormIsTakenFromOurOwnPagesAlone(
      @Nullable String fetchSite, @Nullable String origin, @Nullable String host, boolean taken) {
    assertThat(SameOrigin.holds(fetchSite, origin, host)).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "-, -, -",
        "a=b, -, a=b",
        "wp_t=XYZ, XYZ, -",
        "wp_t=, '', -",
        "a=b&wp_t=XYZ&c=d, XYZ, a=b&c=d",
        "wp_t=X&a&wp_t=Y, X, a",
        "my_wp_t=X, -, my_wp_t=X",
        "wp_t, -, wp_t",
        "a=wp_t=X, -, a=wp_t=X",
      })
  void theLinkIsTakenOutOfTheQuery(
      @Nullable String query, @Nullable String token, @Nullable String rest) {
    assertThat(LinkQuery.of(query)).isEqualTo(new LinkQuery(token, rest));
  }
}
