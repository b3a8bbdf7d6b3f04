package dev.waypost.codes;

import java.util.List;

/** The workspaces. */
public interface WorkspaceStore {

  /** All workspaces but the sandboxes, the oldest first. */
  List<Workspace> all();

  /** Adds a workspace. */
  void add(Workspace workspace);

  /** Adds a workspace unless there is one of that id. */
  void addIfAbsent(Workspace workspace);

  /**
   * Removes a workspace of which the codes are removed already, with everything else that is its.
   * Sessions that looked at it look at another one of their person's.
   *
   * @param log the log whose scans were all its, of which no position is kept either
   */
  void remove(WorkspaceId workspace, String log);
}
