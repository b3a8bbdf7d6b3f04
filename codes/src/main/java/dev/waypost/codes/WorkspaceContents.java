package dev.waypost.codes;

import dev.waypost.codes.CodeStore.Removed;
import dev.waypost.codes.themes.ThemeStore;
import dev.waypost.codes.uploads.UploadStore;

/** What lies in workspaces that hold nothing real, and how it is taken out. */
final class WorkspaceContents {
  /** Few enough that other writers wait for some hundredths of a second at most. */
  private static final int REMOVED_AT_ONCE = 500;

  private final CodeStore codes;
  private final UploadStore uploads;
  private final ThemeStore themes;
  private final LiveRoutes liveRoutes;

  WorkspaceContents(
      CodeStore codes, UploadStore uploads, ThemeStore themes, LiveRoutes liveRoutes) {
    this.codes = codes;
    this.uploads = uploads;
    this.themes = themes;
    this.liveRoutes = liveRoutes;
  }

  /**
   * Removes all codes of a workspace with their history, its themes and all that was uploaded
   * there, as if it had never been.
   *
   * @return how many codes there were
   */
  long clear(WorkspaceId workspace) {
    long count = 0;
    Removed removed;
    do {
      removed = codes.remove(workspace, REMOVED_AT_ONCE);
      liveRoutes.publish(removed.changes());
      count += removed.codes();
    } while (removed.codes() == REMOVED_AT_ONCE);
    themes.removeAll(workspace);
    uploads.removeAll(workspace);
    return count;
  }
}
