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
}
