package dev.waypost.codes.themes;

import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.WorkspaceId;
import java.util.List;
import java.util.Optional;

/**
 * The themes of workspaces. Every method throws {@link StoreUnavailableException} where the
 * database is out of reach.
 */
public interface ThemeStore {
  /** What became of storing a theme. */
  enum Stored {
    /** It is there. */
    DONE,
    /** Another theme of the workspace has its name. */
    NAME_TAKEN,
    /** The workspace has as many as it may. */
    TOO_MANY,
    /** There is no theme of that id to replace. */
    NOT_FOUND
  }

  /**
   * Stores a new theme.
   *
   * @param most how many the workspace may have
   */
  Stored add(Theme theme, int most);

  /** Puts a theme in the place of the one with its id. */
  Stored replace(Theme theme);

  /** All themes of a workspace, in the order of their names. */
  List<Theme> list(WorkspaceId workspace);

  /** The theme of that id in that workspace. */
  Optional<Theme> find(WorkspaceId workspace, String id);

  /** The theme of that name in that workspace, without regard to case. */
  Optional<Theme> findByName(WorkspaceId workspace, String name);

  /** Takes a theme away; false where there is none. */
  boolean remove(WorkspaceId workspace, String id);

  /** Takes all themes of a workspace away. */
  void removeAll(WorkspaceId workspace);
}
