package dev.waypost.server;

import dev.waypost.codes.LiveRoutes;
import dev.waypost.codes.RouteStore;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteTable;
import java.util.List;

/**
 * The way of route changes into the resolver's table within one process. Changes made here go in
 * the moment they are stored; those made by other processes on the same database come with the next
 * {@link #catchUp}.
 */
final class RouteFeed implements LiveRoutes {
  private static final int BATCH = 10_000;

  private final RouteStore store;
  private final RouteTable table;

  RouteFeed(RouteStore store, RouteTable table) {
    this.store = store;
    this.table = table;
  }

  @Override
  public void publish(List<RouteChange> changes) {
    changes.forEach(table::apply);
  }

  /** Takes everything that the table has not seen yet; from an empty table, all routes. */
  void catchUp() {
    List<RouteChange> changes;
    do {
      changes = store.changesSince(table.revision(), BATCH);
      table.advance(changes);
    } while (changes.size() == BATCH);
  }
}
