package dev.waypost.codes;

import dev.waypost.payload.FileContent;

/** Looks up the files that contents name. */
@FunctionalInterface
public interface ContentFiles {
  /**
   * What the file of a content is.
   *
   * @throws RefusedException if the workspace has no such file
   */
  FileContent.Stored find(WorkspaceId workspace, String file);
}
