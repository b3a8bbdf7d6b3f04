package dev.waypost.codes;

import java.util.List;

/** The workspaces. */
public interface WorkspaceStore {

  /** All workspaces, the oldest first. */
  List<Workspace> all();

  /** Adds a workspace. */
  void add(Workspace workspace);
}
