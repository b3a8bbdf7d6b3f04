package dev.waypost.codes;

import dev.waypost.routing.RouteChange;
import java.util.List;

/**
 * The routes of all codes by the revision of their last change. A revision that can be read means
 * that every lower one can be read as well, so a reader who asks for what came since the last one
 * it saw misses nothing.
 */
public interface RouteStore {

  /**
   * The last change of each route that changed after a revision, in the order of their revisions.
   * From revision 0 on this is every route there is.
   *
   * @param limit 1 or more; fewer are returned only where there are no more
   */
  List<RouteChange> changesSince(long revision, int limit);
}
