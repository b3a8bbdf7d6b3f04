package dev.waypost.codes;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is stored: without its secret.
 *
 * @param id the part of the key that names it, 12 characters
 * @param name for people
 * @param secretHash SHA-256 of the whole key as text, 32 bytes
 * @param expiresAt from this moment it is refused; null for never
 */
@SuppressWarnings(
    "ArrayRecordComponent") // the hash is read once, in constant time, and never compared by equals
public record ApiKey(
    String id,
    WorkspaceId workspace,
    String name,
    byte[] secretHash,
    Set<Scope> scopes,
    Instant createdAt,
    @Nullable Instant expiresAt) {}
