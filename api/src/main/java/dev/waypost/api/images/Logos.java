package dev.waypost.api.images;

import dev.waypost.codes.WorkspaceId;
import dev.waypost.render.RasterPicture;

/** Where the pictures of logos are. */
@FunctionalInterface
public interface Logos {
  /**
   * The picture of a logo of a workspace.
   *
   * @throws dev.waypost.codes.RefusedException if there is none
   */
  RasterPicture picture(WorkspaceId workspace, String id);
}
