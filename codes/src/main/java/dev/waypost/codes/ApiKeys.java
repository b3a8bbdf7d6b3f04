package dev.waypost.codes;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes and checks API keys. */
public final class ApiKeys {
  private final ApiKeyStore store;
  private final InstantSource clock;
  private final SecureRandom random;

  /** Keys in this store. */
  public ApiKeys(ApiKeyStore store, InstantSource clock, SecureRandom random) {
    this.store = store;
    this.clock = clock;
    this.random = random;
  }

  /** A new key's text, which is not valid before {@link #register}. */
  public ApiKeyText draw() {
    return ApiKeyText.generate(random);
  }

  /** Makes a key valid. Its text can't be read back later. */
  public void register(
      ApiKeyText key,
      WorkspaceId workspace,
      String name,
      Set<Scope> scopes,
      @Nullable Instant expiresAt) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    store.add(
        new ApiKey(key.id(), workspace, name, key.hash(), Set.copyOf(scopes), now, expiresAt));
  }

  /** Whether no key was ever made. */
  public boolean isEmpty() {
    return store.isEmpty();
  }

  /** Who bears this key, or nothing where it is wrong or expired. */
  public Optional<Actor> authenticate(String text) {
    return ApiKeyText.parse(text).flatMap(this::authenticate);
  }

  private Optional<Actor> authenticate(ApiKeyText presented) {
    return store
        .find(presented.id())
        .filter(key -> MessageDigest.isEqual(key.secretHash(), presented.hash()))
        .filter(key -> key.expiresAt() == null || clock.instant().isBefore(key.expiresAt()))
        .map(key -> new Actor(key.workspace(), "key:" + key.name(), key.scopes()));
  }
}
