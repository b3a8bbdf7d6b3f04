package dev.waypost.people;

import dev.waypost.codes.WorkspaceId;
import java.time.Instant;

/**
 * One browser in which a person is signed in. Its token is in the browser's cookie alone.
 *
 * @param tokenHash SHA-256 of the token, 64 hexadecimal digits
 * @param personId whose it is
 * @param workspace which they look at
 * @param lastSeenAt when it was last used, up to five minutes late
 */
public record Session(
    String tokenHash,
    String personId,
    WorkspaceId workspace,
    Instant createdAt,
    Instant lastSeenAt) {}
