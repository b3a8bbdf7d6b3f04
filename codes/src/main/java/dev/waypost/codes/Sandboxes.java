package dev.waypost.codes;

import dev.waypost.codes.themes.ThemeStore;
import dev.waypost.codes.uploads.UploadStore;

/**
 * The sandboxes: beside each workspace one where everything can be tried out with a test key. What
 * lies there is marked, found by test keys alone, never counted, and removed at once.
 */
public final class Sandboxes {
  private final WorkspaceStore workspaces;
  private final WorkspaceContents contents;

  /** Sandboxes in these stores. */
  public Sandboxes(
      WorkspaceStore workspaces,
      CodeStore codes,
      UploadStore uploads,
      ThemeStore themes,
      LiveRoutes liveRoutes) {
    this.workspaces = workspaces;
    this.contents = new WorkspaceContents(codes, uploads, themes, liveRoutes);
  }

  /** The sandbox of an actor's workspace, made where there was none. */
  public WorkspaceId open(Actor actor) {
    WorkspaceId sandbox = actor.workspace().sandbox();
    workspaces.addIfAbsent(new Workspace(sandbox, "sandbox"));
    return sandbox;
  }

  /**
   * Removes all codes of the sandbox of an actor's workspace with their history, its themes and all
   * that was uploaded there, as if it had never been.
   *
   * @return how many codes there were
   * @throws RefusedException where the actor is limited to groups
   */
  public long clear(Actor actor) {
    if (!actor.groups().isEmpty()) {
      throw new RefusedException(
          Refusal.GROUP_NOT_ALLOWED,
          null,
          "This removes all codes of the sandbox, and this key is limited to groups. Use another key.");
    }
    return contents.clear(actor.workspace().sandbox());
  }
}
