package dev.waypost.codes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API keys. None is ever deleted; a revoked one stays to be seen. */
public interface ApiKeyStore {

  /** The key of that id, in whichever workspace. */
  Optional<ApiKey> find(String id);

  /** Whether there is no key at all. */
  boolean isEmpty();

  /**
   * Keys of a workspace, the newest first; those made at the same moment by their ids, descending.
   *
   * @param before only those that come after this one in that order; null for all
   * @param limit the most to return
   */
  List<ApiKey> list(WorkspaceId workspace, @Nullable ApiKey before, int limit);

  /**
   * Decides on a change and makes it, in one transaction. Changes of one workspace's keys take
   * turns, across processes too, so what the decision sees holds until its change is made. What it
   * throws is thrown on, with nothing changed.
   *
   * @param now the moment at which keys are valid or not
   * @return what was decided
   * @throws KeptAnswer.AlreadyAnsweredException if the call that asks for it has an answer already
   */
  KeyChange change(WorkspaceId workspace, Instant now, Decision decision);

  /**
   * Sets when keys were last used, in one transaction. A later time that is there already stays;
   * ids of keys that do not exist are passed over.
   *
   * @param lastUsed the moments by the keys' ids
   */
  void recordUses(Map<String, Instant> lastUsed);

  /** What is done to the keys of a workspace. */
  @FunctionalInterface
  interface Decision {
    /**
     * The change to make.
     *
     * @param valid all keys of the workspace that are neither revoked nor expired
     */
    KeyChange on(List<ApiKey> valid);
  }

  /**
   * A change of the keys of a workspace.
   *
   * @param added new keys
   * @param ended keys whose {@code expiresAt} and {@code revokedAt} are stored; of one that is
   *     revoked already nothing changes
   * @param answer the answer to the call that asked for it, kept in the same transaction; null for
   *     none
   */
  record KeyChange(List<ApiKey> added, List<ApiKey> ended, @Nullable KeptAnswer answer) {
    public KeyChange {
      added = List.copyOf(added);
      ended = List.copyOf(ended);
    }

    /** A change that no answer is kept of. */
    KeyChange(List<ApiKey> added, List<ApiKey> ended) {
      this(added, ended, null);
    }

    /** One new key and nothing else. */
    static KeyChange adding(ApiKey key) {
      return new KeyChange(List.of(key), List.of());
    }

    /** The end of one key and nothing else. */
    static KeyChange ending(ApiKey key) {
      return new KeyChange(List.of(), List.of(key));
    }
  }
}
