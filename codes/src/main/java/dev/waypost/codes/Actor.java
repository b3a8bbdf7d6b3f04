package dev.waypost.codes;

import java.util.Set;

/**
 * Who asks for something.
 *
 * @param workspace in which workspace
 * @param name how history names the actor, such as {@code key:admin}
 * @param scopes what the actor may do
 */
public record Actor(WorkspaceId workspace, String name, Set<Scope> scopes) {
  public Actor {
    scopes = Set.copyOf(scopes);
  }

  /** Whether the actor may do what needs this scope. */
  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }
}
