package dev.waypost.people;

import dev.waypost.codes.Actor;
import dev.waypost.codes.Workspace;
import java.util.List;
import java.util.Set;

/**
 * Somebody who is signed in, in one of their workspaces.
 *
 * @param person who
 * @param session in which browser
 * @param workspace which they look at
 * @param role what they may do there
 * @param workspaces all that they may look at
 */
public record SignedIn(
    Person person, Session session, Workspace workspace, Role role, List<Workspace> workspaces) {
  public SignedIn {
    workspaces = List.copyOf(workspaces);
  }

  /**
   * The same person as everything else knows who asks: by their address, which nobody else can
   * take.
   */
  public Actor actor() {
    return new Actor(workspace.id(), "person:" + person.email(), role.scopes(), Set.of());
  }
}
