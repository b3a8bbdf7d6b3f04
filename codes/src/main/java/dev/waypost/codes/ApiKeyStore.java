package dev.waypost.codes;

import java.util.Optional;

/** The API keys. */
public interface ApiKeyStore {

  /** Adds a key. */
  void add(ApiKey key);

  /** The key of that id. */
  Optional<ApiKey> find(String id);

  /** Whether there is no key at all. */
  boolean isEmpty();
}
