package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is stored: without its secret.
 *
 * @param id the part of the key that names it, 12 characters
 * @param name for people
 * @param secretHash SHA-256 of the whole key as text, 32 bytes
 * @param groups its bearer sees and changes only what lies in these groups; empty for everything
 * @param expiresAt from this moment it is refused; null for never
 * @param revokedAt when it was revoked, after which it is refused for good; null if it was not
 * @param lastUsedAt when it was last presented and taken, up to a minute late; null for never
 */
@SuppressWarnings(
    "ArrayRecordComponent") // the hash is read once, in constant time, and never compared by equals
public record ApiKey(
    String id,
    WorkspaceId workspace,
    String name,
    byte[] secretHash,
    Set<Scope> scopes,
    Set<GroupId> groups,
    Instant createdAt,
    @Nullable Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {
  public ApiKey {
    scopes = Set.copyOf(scopes);
    groups = Set.copyOf(groups);
  }

  /** Whether it is taken at a moment: neither revoked nor expired. */
  public boolean isValidAt(Instant moment) {
    return revokedAt == null && (expiresAt == null || moment.isBefore(expiresAt));
  }

  /** Whether its bearer may do everything. */
  boolean isAdmin() {
    return scopes.contains(Scope.ADMIN);
  }

  /** The same, revoked. */
  ApiKey asRevokedAt(Instant moment) {
    return new ApiKey(
        id, workspace, name, secretHash, scopes, groups, createdAt, expiresAt, moment, lastUsedAt);
  }

  /** The same, expiring at this moment or when it would have anyway, whichever comes first. */
  ApiKey asExpiringBy(Instant moment) {
    Instant earlier = expiresAt == null || moment.isBefore(expiresAt) ? moment : expiresAt;
    return new ApiKey(
        id, workspace, name, secretHash, scopes, groups, createdAt, earlier, revokedAt, lastUsedAt);
  }

  /** The same, last used at this moment unless it was used later. */
  ApiKey asUsedAt(@Nullable Instant moment) {
    if (moment == null || (lastUsedAt != null && lastUsedAt.isAfter(moment))) {
      return this;
    }
    return new ApiKey(
        id, workspace, name, secretHash, scopes, groups, createdAt, expiresAt, revokedAt, moment);
  }
}
