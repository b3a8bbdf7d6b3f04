package dev.waypost.routing;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * All routes in memory, read by every scan without a lock, changed one route at a time.
 *
 * <p>Of two changes of one route the one with the higher revision wins, in whichever order they
 * come. So a change may be applied the moment it is made, and again with all others since the last
 * known revision: a snapshot plus the changes since equals the next snapshot.
 */
public final class RouteTable {
  private final ConcurrentHashMap<RouteAddress, Route> routes = new ConcurrentHashMap<>();
  private volatile long revision;

  /**
   * The route for a path, or null. The key is looked up as it was asked for and then in its folded
   * form, as a generated key (see {@link ShortKeys}).
   */
  public @Nullable Route find(String domain, String key) {
    Route exact = present(domain, key);
    if (exact != null) {
      return exact;
    }
    String folded = ShortKeys.folded(key);
    return folded.equals(key) ? null : present(domain, folded);
  }

  /** Removed routes stay in the table, so that no older change brings them back. */
  private @Nullable Route present(String domain, String key) {
    Route route = routes.get(new RouteAddress(domain, key));
    return route == null || route.state() == RouteState.REMOVED ? null : route;
  }

  /** Applies one change at once. The next {@link #find} sees it. */
  public synchronized void apply(RouteChange change) {
    put(change);
    if (change.revision() == revision + 1) {
      revision = change.revision();
    }
  }

  /**
   * Moves the table on.
   *
   * @param changes the last change of every route that changed after {@link #revision()}, or the
   *     first of them, in the order of their revisions
   */
  public synchronized void advance(List<RouteChange> changes) {
    changes.forEach(this::put);
    if (!changes.isEmpty()) {
      revision = Math.max(revision, changes.getLast().revision());
    }
  }

  private void put(RouteChange change) {
    routes.merge(
        change.address(),
        change.route(),
        (present, next) -> next.revision() > present.revision() ? next : present);
  }

  /** The revision up to which the table contains every change, 0 for an empty table. */
  public long revision() {
    return revision;
  }

  /** How many routes there are. */
  public int size() {
    return routes.size();
  }
}
