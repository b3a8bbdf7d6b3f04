package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.StoreContract.Stores;
import org.junit.jupiter.api.Test;

/** What a store of secrets must do, whichever engine is behind it. */
public abstract class SecretContract {
  /** The stores under test, open for as long as the test runs. */
  protected abstract Stores stores();

  @Test
  void theFirstSecretOfANameStays() {
    SecretStore secrets = stores().secrets();
    String name = Samples.IDS.next();
    assertThat(secrets.find(name)).isEmpty();
    assertThat(secrets.addIfAbsent(name, new byte[] {1, 0, -1})).containsExactly(1, 0, -1);
    assertThat(secrets.addIfAbsent(name, new byte[] {2})).containsExactly(1, 0, -1);
    assertThat(secrets.addIfAbsent(name + "x", new byte[] {3})).containsExactly(3);
    assertThat(secrets.find(name).orElseThrow()).containsExactly(1, 0, -1);
  }
}
