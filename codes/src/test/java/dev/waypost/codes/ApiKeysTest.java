package dev.waypost.codes;

import static dev.waypost.codes.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.codes.ApiKeyStore.KeyChange;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
  private final ApiKeyStore store = new InMemoryStores().apiKeys();
  private final WorkspaceId workspace = Samples.workspace().id();
  private Instant now = Samples.NOW;
  private final Actor admin = new Actor(workspace, "key:admin", Set.of(Scope.ADMIN), Set.of());
  private final ApiKeys keys = new ApiKeys(store, () -> now, new SecureRandom());

  @Test
  void aRegisteredKeyNamesItsBearer() {
    ApiKeyText key = keys.draw();
    keys.register(key, workspace, "Label printer", Set.of(Scope.CODES_READ), Set.of(), null);

    assertThat(keys.authenticate(key.text()))
        .contains(
            new Bearer(
                key.id(),
                new Actor(workspace, "key:Label printer", Set.of(Scope.CODES_READ), Set.of())));
  }

  @Test
  void aKeyIsNotValidBeforeItIsRegistered() {
    ApiKeyText key = keys.draw();
    assertThat(keys.isEmpty()).isTrue();
    assertThat(keys.authenticate(key.text())).isEmpty();

    keys.register(key, workspace, "admin", Set.of(Scope.ADMIN), Set.of(), null);
    assertThat(keys.isEmpty()).isFalse();
    assertThat(keys.authenticate(key.text())).isPresent();
  }

  @Test
  void aWrongSecretBehindARightIdIsRefused() {
    ApiKeyText mine = keys.draw();
    ApiKeyText other = keys.draw();
    // Stored under the id of one key with the secret of another: both texts are well formed.
    store.change(
        workspace,
        now,
        _ ->
            KeyChange.adding(
                new ApiKey(
                    mine.id(),
                    workspace,
                    "x",
                    other.hash(),
                    Set.of(Scope.ADMIN),
                    Set.of(),
                    now,
                    null,
                    null,
                    null)));

    assertThat(keys.authenticate(mine.text())).isEmpty();
    assertThat(keys.authenticate(other.text())).isEmpty();
  }

  @Test
  void whatIsNoKeyIsRefused() {
    ApiKeyText key = keys.draw();
    keys.register(key, workspace, "x", Set.of(Scope.ADMIN), Set.of(), null);

    assertThat(keys.authenticate("")).isEmpty();
    assertThat(keys.authenticate(key.id())).isEmpty();
    assertThat(keys.authenticate(key.text().toUpperCase(Locale.ROOT))).isEmpty();
    assertThat(keys.authenticate(" " + key.text())).isEmpty();
  }

  @Test
  void aKeyIsRefusedFromItsExpiryOn() {
    ApiKeyText key = keys.draw();
    keys.register(key, workspace, "x", Set.of(Scope.ADMIN), Set.of(), now.plusSeconds(60));

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
    keys.register(key, workspace, "x", Set.of(Scope.ADMIN), Set.of(), null);

    assertThat(store.find(key.id()))
        .hasValueSatisfying(stored -> {
          assertThat(stored.secretHash()).isEqualTo(key.hash()).hasSize(32);
          assertThat(stored.createdAt()).isEqualTo(Samples.NOW);
          assertThat(stored.toString()).doesNotContain(key.text().substring(21));
        });
  }

  @Test
  void anIssuedKeyIsOfTheActorsWorkspaceAndValidAtOnce() {
    IssuedKey issued = issue("Printer", Set.of(Scope.CODES_READ), null);

    assertThat(keys.authenticate(issued.text().text()))
        .contains(
            new Bearer(
                issued.key().id(),
                new Actor(workspace, "key:Printer", Set.of(Scope.CODES_READ), Set.of())));
    assertThat(keys.get(admin, issued.key().id()).name()).isEqualTo("Printer");
  }

  @Test
  void aKeyThatMayNotBeIsRefusedWithTheFieldToBlame() {
    Set<Scope> scopes = Set.of(Scope.CODES_READ);
    for (String name : List.of("", " ", "x".repeat(201), "two\nlines", "\uD800")) {
      assertRefused(Refusal.INVALID_VALUE, "name", () -> issue(name, scopes, null));
    }
    assertRefused(Refusal.INVALID_VALUE, "scopes", () -> issue("x", Set.of(), null));
    for (Instant expiry : List.of(now, now.minusMillis(1), Instant.MAX)) {
      assertRefused(Refusal.INVALID_VALUE, "expires_at", () -> issue("x", scopes, expiry));
    }
    assertThat(keys.isEmpty()).isTrue();
    issue("x".repeat(200), scopes, now.plusMillis(1));
    assertThat(keys.isEmpty()).isFalse();
  }

  @Test
  void aKeyOfAnotherWorkspaceIsNotFound() {
    IssuedKey mine = issue("mine", Set.of(Scope.ADMIN), null);
    Actor stranger = new Actor(Samples.workspace().id(), "key:x", Set.of(Scope.ADMIN), Set.of());
    String id = mine.key().id();

    assertRefused(Refusal.KEY_NOT_FOUND, null, () -> keys.get(stranger, id));
    assertRefused(Refusal.KEY_NOT_FOUND, null, () -> keys.revoke(stranger, id));
    assertRefused(Refusal.KEY_NOT_FOUND, null, () -> rotate(stranger, id, Duration.ZERO));
    assertThat(keys.list(stranger.workspace(), null, 10)).isEmpty();
    assertRefused(Refusal.KEY_NOT_FOUND, null, () -> keys.get(admin, "no\0key"));
    assertThat(keys.authenticate(mine.text().text())).isPresent();
  }

  @Test
  void aRevokedKeyIsRefusedAtOnceAndForGood() {
    issue("other", Set.of(Scope.ADMIN), null);
    IssuedKey issued = issue("x", Set.of(Scope.ADMIN), null);
    String id = issued.key().id();

    keys.revoke(admin, id);
    assertThat(keys.authenticate(issued.text().text())).isEmpty();
    now = now.plusSeconds(60);
    keys.revoke(admin, id);
    assertThat(keys.get(admin, id).revokedAt()).isEqualTo(Samples.NOW);
    assertRefused(Refusal.KEY_ENDED, null, () -> rotate(admin, id, Duration.ZERO));
    assertThat(keys.list(admin.workspace(), null, 10)).hasSize(2);
  }

  @Test
  void theLastValidAdminKeyCantBeRevoked() {
    IssuedKey last = issue("last", Set.of(Scope.ADMIN), null);
    IssuedKey expiring = issue("expiring", Set.of(Scope.ADMIN), now.plusSeconds(60));
    IssuedKey reader = issue("reader", Set.of(Scope.CODES_READ), null);
    now = now.plusSeconds(60);

    assertRefused(Refusal.LAST_ADMIN_KEY, null, () -> keys.revoke(admin, last.key().id()));
    assertThat(keys.authenticate(last.text().text())).isPresent();
    keys.revoke(admin, reader.key().id());
    keys.revoke(admin, expiring.key().id());
    assertThat(keys.get(admin, expiring.key().id()).revokedAt()).isEqualTo(now);
    IssuedKey next = issue("next", Set.of(Scope.ADMIN), null);
    keys.revoke(admin, last.key().id());
    assertRefused(Refusal.LAST_ADMIN_KEY, null, () -> keys.revoke(admin, next.key().id()));
  }

  @Test
  void aRotatedKeyIsReplacedAndExpiresAfterTheOverlap() {
    Instant expiry = now.plusSeconds(3600);
    IssuedKey old = issue("x", Set.of(Scope.CODES_READ, Scope.CODES_WRITE), expiry);
    now = now.plusSeconds(10);
    IssuedKey next = rotate(admin, old.key().id(), Duration.ofSeconds(60));

    assertThat(next.key().id()).isNotEqualTo(old.key().id());
    assertThat(next.key().name()).isEqualTo("x");
    assertThat(next.key().scopes()).isEqualTo(old.key().scopes());
    assertThat(next.key().createdAt()).isEqualTo(now);
    assertThat(next.key().expiresAt()).isEqualTo(expiry);
    assertThat(keys.authenticate(next.text().text())).isPresent();
    assertThat(keys.authenticate(old.text().text())).isPresent();
    now = now.plusSeconds(60);
    assertThat(keys.authenticate(next.text().text())).isPresent();
    assertThat(keys.authenticate(old.text().text())).isEmpty();
    assertRefused(Refusal.KEY_ENDED, null, () -> rotate(admin, old.key().id(), Duration.ZERO));
  }

  @Test
  void withoutAnOverlapTheOldKeyIsRefusedAtOnce() {
    IssuedKey old = issue("x", Set.of(Scope.ADMIN), null);
    IssuedKey next = rotate(admin, old.key().id(), Duration.ZERO);

    assertThat(keys.authenticate(old.text().text())).isEmpty();
    assertThat(keys.authenticate(next.text().text())).isPresent();
    assertRefused(Refusal.LAST_ADMIN_KEY, null, () -> keys.revoke(admin, next.key().id()));
  }

  @Test
  void anOverlapNeverMakesAKeyLastLonger() {
    Instant expiry = now.plusSeconds(60);
    IssuedKey old = issue("x", Set.of(Scope.ADMIN), expiry);
    rotate(admin, old.key().id(), Duration.ofDays(30));

    assertThat(keys.get(admin, old.key().id()).expiresAt()).isEqualTo(expiry);
  }

  @Test
  void aWorkspaceHasAtMostAThousandValidKeys() {
    for (int i = 0; i < 999; i++) {
      issue("x", Set.of(Scope.ADMIN), now.plusSeconds(60));
    }
    IssuedKey last = issue("x", Set.of(Scope.ADMIN), null);
    assertRefused(Refusal.TOO_MANY_KEYS, null, () -> issue("x", Set.of(Scope.ADMIN), null));
    assertRefused(
        Refusal.TOO_MANY_KEYS, null, () -> rotate(admin, last.key().id(), Duration.ofSeconds(1)));
    rotate(admin, last.key().id(), Duration.ZERO);
    now = now.plusSeconds(60);
    issue("x", Set.of(Scope.ADMIN), null);
  }

  @Test
  void theLastUseOfAKeyIsKnownAtOnceAndStoredWhenItIsSaved() {
    IssuedKey issued = issue("x", Set.of(Scope.ADMIN), null);
    String id = issued.key().id();
    assertThat(keys.get(admin, id).lastUsedAt()).isNull();

    now = now.plusSeconds(5);
    keys.authenticate(issued.text().text());
    assertThat(keys.get(admin, id).lastUsedAt()).isEqualTo(now);
    assertThat(keys.list(admin.workspace(), null, 10))
        .extracting(ApiKey::lastUsedAt)
        .containsExactly(now);
    assertThat(store.find(id).orElseThrow().lastUsedAt()).isNull();
    keys.saveUses();
    assertThat(store.find(id).orElseThrow().lastUsedAt()).isEqualTo(now);
  }

  @Test
  void aRefusedKeyIsNotUsed() {
    IssuedKey issued = issue("x", Set.of(Scope.ADMIN), now.plusSeconds(1));
    now = now.plusSeconds(1);
    keys.authenticate(issued.text().text());

    assertThat(keys.get(admin, issued.key().id()).lastUsedAt()).isNull();
  }

  private IssuedKey issue(String name, Set<Scope> scopes, @Nullable Instant expiresAt) {
    return keys.issue(admin.workspace(), name, scopes, Set.of(), expiresAt, Receipt.none());
  }

  private IssuedKey rotate(Actor actor, String id, Duration overlap) {
    return keys.rotate(actor, id, overlap, Receipt.none());
  }
}
