package dev.waypost.people;

import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link by which somebody joins a workspace, once. The link itself is shown once and stored
 * nowhere.
 *
 * @param id "invitation_" and 26 characters
 * @param workspace which they join
 * @param email whom it is meant for, as a note for people; null for the first owner
 * @param role which they get
 * @param tokenHash SHA-256 of the link's token, 64 hexadecimal digits
 * @param createdBy the name of who made it; null for the server itself
 * @param createdById their id, with whose right it ends; null for the server itself
 * @param expiresAt from then on it is void
 */
public record Invitation(
    String id,
    WorkspaceId workspace,
    @Nullable String email,
    Role role,
    String tokenHash,
    @Nullable String createdBy,
    @Nullable String createdById,
    Instant createdAt,
    Instant expiresAt) {}
