package dev.waypost.codes.links;

import dev.waypost.codes.CodeId;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.routing.gates.LinkId;
import dev.waypost.routing.gates.SignedLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signed link as it is kept. Its address is not: it can be made again of all this and the
 * installation's secret.
 *
 * @param code what it leads to
 * @param expiresAt from this moment on it is no longer good; null for never
 * @param uses how often it may be used, 1 to {@value #MOST_USES}; null for as often as one likes
 * @param used how often it was used; 0 where that is not counted
 * @param note what its owner noted about it; null for nothing
 * @param createdBy who made it, as history names actors
 * @param redeemedAt when it was last used; null for never, and where uses are not counted
 * @param revokedAt when its owner took it back; null for not
 */
public record Link(
    LinkId id,
    WorkspaceId workspace,
    CodeId code,
    @Nullable Instant expiresAt,
    @Nullable Integer uses,
    int used,
    @Nullable String note,
    String createdBy,
    Instant createdAt,
    @Nullable Instant redeemedAt,
    @Nullable Instant revokedAt) {
  /** The most uses that a link may have. */
  public static final int MOST_USES = 1_000;

  /** What the link says of itself. */
  public SignedLink signed() {
    return new SignedLink(id, expiresAt, uses != null);
  }

  /** How often it may still be used; null for as often as one likes. */
  public @Nullable Integer usesLeft() {
    return uses == null ? null : Integer.valueOf(Math.max(0, uses - used));
  }
}
