package dev.waypost.server.demo;

import dev.waypost.codes.LiveRoutes;
import dev.waypost.routing.Route;
import dev.waypost.routing.RouteChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Lets route changes pass to the data plane, and remembers from when on each held. */
final class RouteTimeline implements LiveRoutes {
  private final LiveRoutes dataPlane;
  private final InstantSource clock;
  private final Map<String, TreeMap<Instant, Route>> byCode = new HashMap<>();

  RouteTimeline(LiveRoutes dataPlane, InstantSource clock) {
    this.dataPlane = dataPlane;
    this.clock = clock;
  }

  @Override
  public synchronized void publish(List<RouteChange> changes) {
    dataPlane.publish(changes);
    for (RouteChange change : changes) {
      Route route = change.route();
      byCode.computeIfAbsent(route.codeId(), _ -> new TreeMap<>()).put(clock.instant(), route);
    }
  }

  /** The routes of a code by the moments from which on they held. */
  synchronized NavigableMap<Instant, Route> of(String codeId) {
    return byCode.getOrDefault(codeId, new TreeMap<>());
  }
}
