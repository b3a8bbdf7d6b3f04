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

  /**
   * The revision of the last change there was, 0 before the first. It never falls, unless the
   * database has become an earlier state of itself.
   */
  long lastRevision();

  /**
   * Hands every route there is to a receiver, in any order, all as they were at one moment. For
   * millions of them much quicker than {@link #changesSince}.
   *
   * @return the revision up to which all changes are among them
   */
  long readAll(Receiver receiver);

  /** Takes routes as they are stored. */
  @FunctionalInterface
  interface Receiver {
    /**
     * Takes one.
     *
     * @param domain the id of its domain
     * @param key its key
     * @param route as {@link dev.waypost.routing.RouteCodec} wrote it
     */
    void take(String domain, String key, byte[] route);
  }
}
