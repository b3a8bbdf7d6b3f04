package dev.waypost.people;

import dev.waypost.codes.WorkspaceId;
import java.util.List;

/** The views that workspaces keep. */
public interface SavedViewStore {

  /** The views of a workspace, by name. */
  List<SavedView> views(WorkspaceId workspace);

  /**
   * Keeps a view; one of the same name is replaced.
   *
   * @param most how many a workspace may have
   * @return false where there would be more, and nothing was changed
   */
  boolean keep(SavedView view, int most);

  /** Deletes a view; nothing where there is none of that id in the workspace. */
  void deleteView(WorkspaceId workspace, String id);
}
