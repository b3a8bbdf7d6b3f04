package dev.waypost.server.demo;

import dev.waypost.routing.Route;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;

/**
 * A code that is scanned.
 *
 * @param id the code's
 * @param domain the id of its domain
 * @param routes from which moment on it had which route; the first when it was made
 */
record ScannedCode(String id, String domain, Traffic traffic, NavigableMap<Instant, Route> routes) {
  private static final double PAUSED = 0.3;
  private static final double OVER = 0.14;

  Instant madeAt() {
    return routes.firstKey();
  }

  /** What answered at a moment that is not before it was made. */
  Route at(Instant moment) {
    Map.Entry<Instant, Route> held = routes.floorEntry(moment);
    return held == null ? routes.firstEntry().getValue() : held.getValue();
  }

  /** How often it is still tried by then, as a part of how often it was while it worked. */
  double interest(Instant moment) {
    if (moment.isBefore(madeAt())) {
      return 0;
    }
    Route route = at(moment);
    return switch (route.state()) {
      case DRAFT -> 0;
      case PAUSED -> PAUSED;
      case RETIRED, REMOVED -> OVER;
      case ACTIVE -> route.expiresAt() != null && !moment.isBefore(route.expiresAt()) ? OVER : 1;
    };
  }
}
