package dev.waypost.codes;

import static dev.waypost.codes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.rules.PasswordHash;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new SecureRandom());

  @Test
  void theSamePasswordKeepsItsHash() {
    String first = passwords.hash("sesame", null);

    assertThat(PasswordHash.matches("sesame", first)).isTrue();
    assertThat(passwords.hash("sesame", null)).as("another code of the call").isEqualTo(first);
    assertThat(passwords.hash("sesame", first)).as("the same code").isEqualTo(first);
    Passwords nextCall = new Passwords(new SecureRandom());
    assertThat(nextCall.hash("sesame", first)).isEqualTo(first);
    assertThat(nextCall.hash("simsim", first)).isNotEqualTo(first);
    assertThat(nextCall.hash("sesame", null))
        .as("another call has another salt")
        .isNotEqualTo(first);
  }

  @Test
  void aCallHasOnlySoManyPasswords() {
    Passwords two = new Passwords(new SecureRandom(), 2);
    String first = two.hash("password 1", null);
    two.hash("password 2", null);
    assertRefused(Refusal.INVALID_VALUE, "access.password", () -> two.hash("password 3", null));
    assertThat(two.hash("password 1", null)).isEqualTo(first);
  }
}
