package dev.waypost.routing;

import java.util.List;

/**
 * A walk over the routes of a table as bytes, for copies of it. {@link RouteLoader} takes them.
 *
 * <p>Not thread-safe; the table may change meanwhile.
 */
public final class RouteCursor {
  private final RouteShard[] shards;
  private final List<String> domains;
  private int shard = -1;
  private RouteShard.State state = RouteShard.State.EMPTY;
  private long slot;
  private byte[] bytes = {};

  RouteCursor(RouteShard[] shards, List<String> domains) {
    this.shards = shards;
    this.domains = domains;
  }

  /** Goes to the next route; false where there is none. */
  public boolean next() {
    while (true) {
      while (slot <= state.mask()) {
        long found = state.slot(slot++);
        if (found != 0) {
          bytes = state.wholeEntry(found);
          return true;
        }
      }
      if (++shard >= shards.length) {
        return false;
      }
      state = shards[shard].state();
      slot = 0;
    }
  }

  /** The present route. */
  public byte[] bytes() {
    return bytes;
  }

  /** The number that stands for the domain of the present route in its bytes, from 0. */
  public int domainNumber() {
    return RouteEntry.domain(bytes, 0);
  }

  /** The id of the domain of a number. */
  public String domain(int number) {
    return domains.get(number);
  }

  /** Whether the code of the present route is there no more. */
  public boolean isRemoved() {
    return RouteEntry.isRemoved(bytes, 0);
  }
}
