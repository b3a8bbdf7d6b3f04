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
  private int slot;
  private byte[] bytes = {};
  private int offset;

  RouteCursor(RouteShard[] shards, List<String> domains) {
    this.shards = shards;
    this.domains = domains;
  }

  /** Goes to the next route; false where there is none. */
  public boolean next() {
    while (true) {
      while (slot < state.slots().length) {
        long found = state.slot(slot++);
        if (found != 0) {
          bytes = state.chunk(found);
          offset = RouteShard.offset(found);
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

  /** The array that holds the present route; it must not be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where in {@link #bytes()} the present route begins. */
  public int offset() {
    return offset;
  }

  /** How many bytes the present route takes. */
  public int length() {
    return RouteEntry.length(bytes, offset);
  }

  /** The number that stands for the domain of the present route in its bytes, from 0. */
  public int domainNumber() {
    return RouteEntry.domain(bytes, offset);
  }

  /** The id of the domain of a number. */
  public String domain(int number) {
    return domains.get(number);
  }

  /** Whether the code of the present route is there no more. */
  public boolean isRemoved() {
    return RouteEntry.isRemoved(bytes, offset);
  }
}
