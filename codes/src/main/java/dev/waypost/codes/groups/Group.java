package dev.waypost.codes.groups;

import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder of codes.
 *
 * @param parent the group it lies in; null at the top
 * @param name its own name, without those of the groups around it
 * @param fallback where scans of the codes in it go that have no fallback of their own, as its
 *     owner wrote it; null for that of the group around it
 */
public record Group(
    GroupId id,
    WorkspaceId workspace,
    @Nullable GroupId parent,
    String name,
    @Nullable String fallback,
    Instant createdAt) {

  /** A group without a fallback of its own. */
  public Group(
      GroupId id, WorkspaceId workspace, @Nullable GroupId parent, String name, Instant createdAt) {
    this(id, workspace, parent, name, null, createdAt);
  }

  /** The same under another name or elsewhere. */
  Group at(@Nullable GroupId newParent, String newName) {
    return new Group(id, workspace, newParent, newName, fallback, createdAt);
  }

  /** The same with another fallback. */
  Group withFallback(@Nullable String newFallback) {
    return new Group(id, workspace, parent, name, newFallback, createdAt);
  }
}
