package dev.waypost.localcopy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.RedirectOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Changes as they were made one after the other, and what a table may be that saw some of them. */
final class History {
  static final String[] DOMAINS = {"dom_1", "dom_2", "dom_3"};

  private final List<RouteChange> changes = new ArrayList<>();
  private final Random random;
  private final int keys;

  /** A history over so many keys in each domain. */
  History(long seed, int keys) {
    this.random = new Random(seed);
    this.keys = keys;
  }

  /** Makes so many more changes. */
  List<RouteChange> make(int count) {
    int from = changes.size();
    for (int i = 0; i < count; i++) {
      changes.add(change(changes.size() + 1));
    }
    return List.copyOf(changes.subList(from, changes.size()));
  }

  long revision() {
    return changes.size();
  }

  private RouteChange change(long revision) {
    String domain = DOMAINS[random.nextInt(DOMAINS.length)];
    String key = "KEY" + random.nextInt(keys);
    RouteState[] states = RouteState.values();
    var route =
        new Route(
            "code_" + domain + key,
            "ws_1",
            revision,
            states[random.nextInt(states.length)],
            new WebTarget("https://example.com/" + revision),
            null,
            random.nextBoolean() ? "https://example.com/fallback" : null,
            null,
            random.nextInt(3) == 0 ? limited(revision) : RoutePlan.PLAIN);
    return new RouteChange(revision, new RouteAddress(domain, key), route);
  }

  private static RoutePlan limited(long scans) {
    return new RoutePlan(Access.OPEN, List.of(), null, List.of(), RedirectOptions.DEFAULT, scans);
  }

  /** The table has seen all of it. */
  void assertIsWhole(RouteTable table) {
    assertThat(table.revision()).isEqualTo(revision());
    assertIsPossible(table);
  }

  /**
   * Whatever the table has was so at some time, and every change up to its revision is in it, or a
   * later one of the same route.
   */
  void assertIsPossible(RouteTable table) {
    assertThat(table.revision()).isBetween(0L, revision());
    for (RouteChange change : changes) {
      RouteAddress address = change.address();
      Route found = table.find(address.domain(), address.key());
      List<RouteChange> ofRoute =
          changes.stream().filter(other -> other.address().equals(address)).toList();
      RouteChange required =
          ofRoute.stream()
              .filter(other -> other.revision() <= table.revision())
              .reduce((_, later) -> later)
              .orElse(null);
      long least = required == null ? 0 : required.revision();
      if (found == null) {
        assertThat(least == 0 || isRemovedFrom(ofRoute, least)).isTrue();
      } else {
        assertThat(found.revision()).isGreaterThanOrEqualTo(least);
        assertThat(ofRoute).extracting(RouteChange::route).contains(found);
      }
    }
  }

  private static boolean isRemovedFrom(List<RouteChange> ofRoute, long revision) {
    return ofRoute.stream()
        .anyMatch(change ->
            change.revision() >= revision && change.route().state() == RouteState.REMOVED);
  }
}
