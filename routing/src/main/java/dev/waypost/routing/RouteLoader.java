package dev.waypost.routing;

import java.util.HashMap;
import java.util.Map;

/**
 * Puts routes into a table from the bytes that a {@link RouteCursor} gave, many at once and without
 * an object for each.
 *
 * <p>Not thread-safe; others may change the table meanwhile.
 */
public final class RouteLoader {
  private final RouteTable table;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private long removed;

  /** A loader into a table. */
  public RouteLoader(RouteTable table) {
    this.table = table;
  }

  /**
   * Tells how much will come, so that the table is made ready for it once.
   *
   * @param routes how many routes, at most about
   * @param bytes how many bytes they take together, at most about
   */
  public void expect(long routes, long bytes) {
    table.expect(routes, bytes);
  }

  /** Tells which domain a number stands for in the routes that follow. */
  public void domain(int number, String id) {
    numbers.put(number, table.number(id));
  }

  /**
   * Takes one route.
   *
   * @param bytes the route's, which are changed
   * @param offset where it begins
   * @param limit where the bytes end that may belong to it
   * @return where it ends
   * @throws IllegalArgumentException if there is no whole route of a version that is read
   */
  public int take(byte[] bytes, int offset, int limit) {
    RouteEntry.requireWhole(bytes, offset, limit);
    Integer number = numbers.get(RouteEntry.domain(bytes, offset));
    if (number == null) {
      throw new IllegalArgumentException("Route of a domain that was not told.");
    }
    RouteEntry.domain(bytes, offset, number);
    removed += RouteEntry.isRemoved(bytes, offset) ? 1 : 0;
    table.put(bytes, offset);
    return offset + RouteEntry.length(bytes, offset);
  }

  /**
   * Takes one route.
   *
   * @param domain the id of its domain
   * @param route as {@link RouteCodec} wrote it
   * @throws IllegalArgumentException if it is none of a version that is read
   */
  public void take(String domain, String key, byte[] route) {
    byte[] entry = RouteEntry.of(table.number(domain), key, RouteCodec.decode(route));
    removed += RouteEntry.isRemoved(entry, 0) ? 1 : 0;
    table.put(entry, 0);
  }

  /** How many of the routes that were taken are of removed codes. */
  public long removed() {
    return removed;
  }

  /**
   * Moves the table on.
   *
   * @param revision every change up to it is in what was taken
   */
  public void reached(long revision) {
    table.reach(revision);
  }
}
