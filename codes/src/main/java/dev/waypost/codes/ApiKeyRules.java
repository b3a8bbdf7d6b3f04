package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What API keys may be. */
final class ApiKeyRules {
  /** The most valid keys of a workspace. */
  static final int MAX_VALID_KEYS = 1000;

  private static final int NAME_MAX_CHARS = 200;

  /** The last moment that can be written with a year of four digits, as RFC 3339 §1 asks. */
  private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59.999Z");

  private ApiKeyRules() {}

  /** Refuses a new key that may not be. */
  static void check(
      String name,
      Set<Scope> scopes,
      Set<GroupId> groups,
      @Nullable Instant expiresAt,
      Instant now) {
    if (name.isBlank()) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "name",
          "The name is empty. Name what will use the key, so that you know it when you revoke it.");
    }
    OneLine.check("name", name, NAME_MAX_CHARS);
    if (scopes.isEmpty()) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "scopes",
          "A key without a scope may do nothing. Give it at least one of: "
              + String.join(", ", Scope.labels())
              + ".");
    }
    if (scopes.contains(Scope.ADMIN) && !groups.isEmpty()) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "groups",
          "A key with the scope \"admin\" may do everything, so it can't be limited to groups. Give it other scopes.");
    }
    checkExpiry(expiresAt, now);
  }

  /** Refuses a key for a sandbox that may do what concerns the workspace. */
  static void checkMode(WorkspaceId workspace, Set<Scope> scopes) {
    if (workspace.isSandbox() && scopes.contains(Scope.ADMIN)) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "scopes",
          "A test key can't have the scope \"admin\": keys, domains and metadata fields are managed with live keys. Give it other scopes.");
    }
  }

  /** Refuses one key more than a workspace may have. */
  static void checkRoom(List<ApiKey> valid) {
    if (valid.size() >= MAX_VALID_KEYS) {
      throw new RefusedException(
          Refusal.TOO_MANY_KEYS,
          null,
          "This workspace has "
              + valid.size()
              + " valid API keys, and "
              + MAX_VALID_KEYS
              + " is the most. Revoke one that is not needed any more.");
    }
  }

  /** Refuses to leave a workspace without anybody who could make another key. */
  static void checkAdminStays(ApiKey ending, List<ApiKey> valid) {
    boolean another =
        valid.stream().anyMatch(key -> key.isAdmin() && !key.id().equals(ending.id()));
    if (ending.isAdmin() && !another) {
      throw new RefusedException(
          Refusal.LAST_ADMIN_KEY,
          null,
          "This is the only valid key with the scope \"admin\" in this workspace; without it nobody could make another. Make another admin key"
              + " first, or rotate this one.");
    }
  }

  private static void checkExpiry(@Nullable Instant expiresAt, Instant now) {
    if (expiresAt == null) {
      return;
    }
    if (!expiresAt.isAfter(now)) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "expires_at",
          "The expiry "
              + expiresAt
              + " is not in the future. Choose a later moment, or leave it out for a key that never expires.");
    }
    if (expiresAt.isAfter(LAST_EXPIRY)) {
      throw new RefusedException(
          Refusal.INVALID_VALUE,
          "expires_at",
          "The expiry must lie before the year 10000. For a key that never expires, leave it out.");
    }
  }
}
