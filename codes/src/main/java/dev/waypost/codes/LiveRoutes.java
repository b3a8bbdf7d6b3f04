package dev.waypost.codes;

import dev.waypost.routing.RouteChange;
import java.util.List;

/** The way to the data plane. */
@FunctionalInterface
public interface LiveRoutes {
  /**
   * Returns when the next scan gets what the changes say. They are stored already, so nothing is
   * lost where this fails.
   */
  void publish(List<RouteChange> changes);
}
