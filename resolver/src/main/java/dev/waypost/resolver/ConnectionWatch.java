package dev.waypost.resolver;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks at all connections of one event loop once a second, which is cheaper than a timer for each.
 */
final class ConnectionWatch {
  private final Set<ScanConnection> connections = new HashSet<>();
  private int second;

  /** The present second, counted from the start. */
  int second() {
    return second;
  }

  void add(ScanConnection connection) {
    connections.add(connection);
  }

  void remove(ScanConnection connection) {
    connections.remove(connection);
  }

  /** To be called each second. */
  void tick() {
    second++;
    // A connection that is closed removes itself.
    List.copyOf(connections).forEach(ScanConnection::look);
  }
}
