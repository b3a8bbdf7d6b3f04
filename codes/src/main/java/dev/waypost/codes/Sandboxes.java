package dev.waypost.codes;

import dev.waypost.codes.CodeStore.Removed;
import dev.waypost.codes.themes.ThemeStore;
import dev.waypost.codes.uploads.Upload;
import dev.waypost.codes.uploads.UploadKind;
import dev.waypost.codes.uploads.UploadStore;
import dev.waypost.codes.uploads.UploadStore.Removal;
import dev.waypost.codes.uploads.Uploads;
import java.time.Instant;

/**
 * The sandboxes: beside each workspace one where everything can be tried out with a test key. What
 * lies there is marked, found by test keys alone, never counted, and removed at once.
 */
public final class Sandboxes {
  /** Few enough that other writers wait for some hundredths of a second at most. */
  private static final int REMOVED_AT_ONCE = 500;

  private final WorkspaceStore workspaces;
  private final CodeStore codes;
  private final UploadStore uploads;
  private final ThemeStore themes;
  private final LiveRoutes liveRoutes;

  /** Sandboxes in these stores. */
  public Sandboxes(
      WorkspaceStore workspaces,
      CodeStore codes,
      UploadStore uploads,
      ThemeStore themes,
      LiveRoutes liveRoutes) {
    this.workspaces = workspaces;
    this.codes = codes;
    this.uploads = uploads;
    this.themes = themes;
    this.liveRoutes = liveRoutes;
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
    long count = 0;
    Removed removed;
    do {
      removed = codes.remove(actor.workspace().sandbox(), REMOVED_AT_ONCE);
      liveRoutes.publish(removed.changes());
      count += removed.codes();
    } while (removed.codes() == REMOVED_AT_ONCE);
    themes.removeAll(actor.workspace().sandbox());
    removeUploads(actor.workspace().sandbox());
    return count;
  }

  /** Nothing names them any more. */
  private void removeUploads(WorkspaceId sandbox) {
    for (UploadKind kind : UploadKind.values()) {
      for (Upload upload : uploads.list(sandbox, kind, null, Uploads.MOST_OF_A_KIND)) {
        Removal _ = uploads.remove(sandbox, upload.id(), Instant.EPOCH);
      }
    }
  }
}
