package dev.waypost.routing.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashTest {
  private static final byte[] SALT = "0123456789abcdef".getBytes(UTF_8);
  private static final String QUICK = PasswordHash.of("secret", SALT, 1_000);

  /** The vectors of RFC 7914 §11. */
  @ParameterizedTest
  @CsvSource({
    "passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
    "Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d",
  })
  void theFunctionIsPbkdf2WithHmacSha256(
      String password, String salt, int iterations, String expected) {
    byte[] derived =
        PasswordHash.derive(password, salt.getBytes(UTF_8), iterations, expected.length() / 2);
    assertThat(HexFormat.of().formatHex(derived)).isEqualTo(expected);
  }

  @Test
  void aHashSaysHowItWasMadeAndMatchesItsPasswordAlone() {
    String hash = PasswordHash.of("correct horse", SALT);
    assertThat(hash).matches("pbkdf2-sha256\\$600000\\$MDEyMzQ1Njc4OWFiY2RlZg\\$[\\w-]{43}");
    assertThat(PasswordHash.matches("correct horse", hash)).isTrue();
    assertThat(PasswordHash.matches("correct horsf", hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "secre", "Secret", "secret ", "secrets"})
  void anotherPasswordDoesNotMatch(String other) {
    assertThat(PasswordHash.matches(other, QUICK)).isFalse();
    assertThat(PasswordHash.matches("x".repeat(201), QUICK)).isFalse();
  }

  @Test
  void anotherSaltGivesAnotherHash() {
    byte[] other = SALT.clone();
    other[0]++;
    assertThat(PasswordHash.of("secret", other, 1_000).substring(42))
        .isNotEqualTo(QUICK.substring(42));
  }

  @Test
  void anUmlautMatchesHoweverTheKeyboardWritesIt() {
    String composed = "gr\u00fcn";
    String decomposed = "gru\u0308n";
    assertThat(PasswordHash.matches(decomposed, PasswordHash.of(composed, SALT, 1_000))).isTrue();
  }

  @Test
  void passwordsAndSaltsOutOfBoundsAreRefused() {
    assertThatThrownBy(() -> PasswordHash.of("", SALT))
        .hasMessage("A password has 1 to 200 characters, not 0.");
    assertThatThrownBy(() -> PasswordHash.of("x".repeat(201), SALT))
        .hasMessage("A password has 1 to 200 characters, not 201.");
    assertThatThrownBy(() -> PasswordHash.of("secret", new byte[15]))
        .hasMessage("A salt has 16 to 64 bytes, not 15.");
    assertThatThrownBy(() -> PasswordHash.of("secret", new byte[65]))
        .hasMessage("A salt has 16 to 64 bytes, not 65.");
  }

  /** A cut and a number of iterations that would hold a worker for minutes among them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "secret",
        "pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg",
        "pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1",
        "pbkdf2-sha512$1000$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
        "pbkdf2-sha256$999$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
        "pbkdf2-sha256$2400001$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
        "pbkdf2-sha256$99999999999$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
        "pbkdf2-sha256$-1000$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
        "pbkdf2-sha256$1000$MDEy$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY",
        "pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZW+",
        "pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY$",
      })
  void whatIsNoHashIsRefusedWithoutBeingQuoted(String damaged) {
    assertThatThrownBy(() -> PasswordHash.matches("secret", damaged))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("The hash of a password is damaged.");
  }
}
