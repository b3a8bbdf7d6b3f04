package dev.waypost.codes;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When keys were last used, kept in memory until it is saved, so that a call neither waits for that
 * nor fails with it. Thread-safe; it holds one moment for each key.
 */
final class KeyUses {
  private final ApiKeyStore store;
  private final ConcurrentHashMap<String, Instant> unsaved = new ConcurrentHashMap<>();

  KeyUses(ApiKeyStore store) {
    this.store = store;
  }

  void note(String id, Instant moment) {
    unsaved.merge(id, moment, (one, other) -> one.isAfter(other) ? one : other);
  }

  /** A key as it was read, with what is known here and not stored yet. */
  ApiKey known(ApiKey stored) {
    return stored.asUsedAt(unsaved.get(stored.id()));
  }

  /** Saves what is not saved yet. What can't be saved is kept for the next time. */
  void save() {
    Map<String, Instant> saving = Map.copyOf(unsaved);
    if (!saving.isEmpty()) {
      store.recordUses(saving);
      saving.forEach(unsaved::remove);
    }
  }
}
