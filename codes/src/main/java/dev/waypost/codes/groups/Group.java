package dev.waypost.codes.groups;

import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A folder of codes.
 *
 * @param parent the group it lies in; null at the top
 * @param name its own name, without those of the groups around it
 */
public record Group(
    GroupId id, WorkspaceId workspace, @Nullable GroupId parent, String name, Instant createdAt) {

  /** The same under another name or elsewhere. */
  Group at(@Nullable GroupId newParent, String newName) {
    return new Group(id, workspace, newParent, newName, createdAt);
  }
}
