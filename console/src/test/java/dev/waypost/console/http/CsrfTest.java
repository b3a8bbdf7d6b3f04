package dev.waypost.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class CsrfTest {
  private final Csrf csrf = new Csrf(new SecureRandom());

  @Test
  void aTokenIsOfItsSessionAloneAndLooksDifferentEachTime() {
    String token = csrf.token("one");
    assertThat(csrf.isOf("one", token)).isTrue();
    assertThat(csrf.isOf("one", csrf.token("one"))).isTrue();
    assertThat(csrf.token("one")).isNotEqualTo(token);
    assertThat(csrf.isOf("two", token)).isFalse();
    assertThat(csrf.isOf("one", null)).isFalse();
    assertThat(csrf.isOf("one", "")).isFalse();
    assertThat(csrf.isOf("one", "not base64 at all")).isFalse();
    assertThat(csrf.isOf("one", token.substring(2))).isFalse();
  }
}
