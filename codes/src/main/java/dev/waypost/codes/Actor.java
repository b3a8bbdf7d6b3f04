package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import java.util.Set;

/**
 * Who asks for something.
 *
 * @param workspace in which workspace
 * @param name how history names the actor, such as {@code key:admin}
 * @param scopes what the actor may do
 * @param groups the actor sees and changes only what lies in these groups; empty for everything
 */
public record Actor(WorkspaceId workspace, String name, Set<Scope> scopes, Set<GroupId> groups) {
  public Actor {
    scopes = Set.copyOf(scopes);
    groups = Set.copyOf(groups);
  }

  /** Whether the actor may do what needs this scope. */
  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
