package dev.waypost.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private final ApiKeyStore store = new InMemoryStores().apiKeys();
  private final WorkspaceId workspace = Samples.workspace().id();
  private Instant now = Samples.NOW;
  private final ApiKeys keys = new ApiKeys(store, () -> now, new SecureRandom());

  @Test
  void aRegisteredKeyNamesItsBearer() {
    ApiKeyText key = keys.draw();
    keys.register(key, workspace, "Label printer", Set.of(Scope.CODES_READ), null);

    assertThat(keys.authenticate(key.text()))
        .contains(new Actor(workspace, "key:Label printer", Set.of(Scope.CODES_READ)));
  }

  @Test
  void aKeyIsNotValidBeforeItIsRegistered() {
    ApiKeyText key = keys.draw();
    assertThat(keys.isEmpty()).isTrue();
    assertThat(keys.authenticate(key.text())).isEmpty();

    keys.register(key, workspace, "admin", Set.of(Scope.ADMIN), null);
    assertThat(keys.isEmpty()).isFalse();
    assertThat(keys.authenticate(key.text())).isPresent();
  }

  @Test
  void aWrongSecretBehindARightIdIsRefused() {
    ApiKeyText mine = keys.draw();
    ApiKeyText other = keys.draw();
    // Stored under the id of one key with the secret of another: both texts are well formed.
    store.add(new ApiKey(mine.id(), workspace, "x", other.hash(), Set.of(Scope.ADMIN), now, null));

    assertThat(keys.authenticate(mine.text())).isEmpty();
    assertThat(keys.authenticate(other.text())).isEmpty();
  }

  @Test
  void whatIsNoKeyIsRefused() {
    ApiKeyText key = keys.draw();
    keys.register(key, workspace, "x", Set.of(Scope.ADMIN), null);

    assertThat(keys.authenticate("")).isEmpty();
    assertThat(keys.authenticate(key.id())).isEmpty();
    assertThat(keys.authenticate(key.text().toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(keys.authenticate(" " + key.text())).isEmpty();
  }

  @Test
  void aKeyIsRefusedFromItsExpiryOn() {
    ApiKeyText key = keys.draw();
    keys.register(key, workspace, "x", Set.of(Scope.ADMIN), now.plusSeconds(60));

    now = Samples.NOW.plusSeconds(60).minusNanos(1);
    assertThat(keys.authenticate(key.text())).isPresent();
    now = Samples.NOW.plusSeconds(60);
    assertThat(keys.authenticate(key.text())).isEmpty();
    now = Samples.NOW.plusSeconds(3600);
    assertThat(keys.authenticate(key.text())).isEmpty();
  }

  @Test
  void onlyTheHashOfAKeyIsStored() {
    ApiKeyText key = keys.draw();
    keys.register(key, workspace, "x", Set.of(Scope.ADMIN), null);

    assertThat(store.find(key.id()))
        .hasValueSatisfying(stored -> {
          assertThat(stored.secretHash()).isEqualTo(key.hash()).hasSize(32);
          assertThat(stored.createdAt()).isEqualTo(Samples.NOW);
          assertThat(stored.toString()).doesNotContain(key.text().substring(21));
        });
  }
}
