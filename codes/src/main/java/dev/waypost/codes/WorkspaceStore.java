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

  /** Whether there is a workspace of that id. */
  boolean exists(WorkspaceId workspace);

  /**
   * Removes a workspace and all that it has beside codes and uploads, as if it had never been, in
   * one transaction: its keys and the answers kept for them, groups, metadata fields, themes,
   * domains and claims, jobs, recalls, and what was counted for it.
   *
   * @return false where codes or uploads lie in it still, and nothing has changed; true where there
   *     is no such workspace any more
   */
  boolean remove(WorkspaceId workspace);
}
