package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.RedirectOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** The table beside a map that does the same in the plainest way. */
class RouteTableModelTest {
  private static final String[] DOMAINS = {"dom_1", "dom_2", "dömäin", ""};

  /** Keys that are alike, folded alike, long, wide, and no text at all. */
  private static final String[] KEYS = {
    "",
    "A",
    "a",
    "0",
    "O",
    "o",
    "K1",
    "KI",
    "kl",
    "menu",
    "Menu",
    "MENU",
    "a/b",
    "ÄÖ",
    "äö",
    "键",
    "\uD800",
    "?",
    "\uFFFD",
    "x".repeat(300),
    "X".repeat(300)
  };

  private final Map<RouteAddress, Route> model = new HashMap<>();
  private final RouteTable table = new RouteTable(17, 4);
  private long made;
  private long reached;

  @Property(tries = 300)
  void findsWhatAMapWouldFind(@ForAll Random random) {
    for (int step = 0; step < 400; step++) {
      switch (random.nextInt(3)) {
        case 0 -> apply(change(random, ++made));
        case 1 -> apply(change(random, 1 + random.nextLong(made + 1)));
        default -> advance(random);
      }
      assertSame(random);
    }
    for (String domain : DOMAINS) {
      for (String key : KEYS) {
        assertThat(table.find(domain, key)).isEqualTo(expected(domain, key));
      }
    }
    assertThat(walked()).isEqualTo(model.size());
  }

  private void apply(RouteChange change) {
    put(change);
    table.apply(change);
    if (change.revision() == reached + 1) {
      reached = change.revision();
    }
  }

  private void advance(Random random) {
    List<RouteChange> changes = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      changes.add(change(random, ++made));
    }
    changes.forEach(this::put);
    table.advance(changes);
    reached = changes.isEmpty() ? reached : Math.max(reached, made);
  }

  private void put(RouteChange change) {
    model.merge(
        change.address(),
        change.route(),
        (present, next) -> next.revision() > present.revision() ? next : present);
  }

  private void assertSame(Random random) {
    String domain = DOMAINS[random.nextInt(DOMAINS.length)];
    String key = KEYS[random.nextInt(KEYS.length)];
    assertThat(table.find(domain, key)).isEqualTo(expected(domain, key));
    assertThat(table.find("dom_never", key)).isNull();
    assertThat(table.size()).isEqualTo(model.size());
    assertThat(table.revision()).isEqualTo(reached);
  }

  private @Nullable Route expected(String domain, String key) {
    Route exact = present(domain, key);
    return exact != null ? exact : present(domain, ShortKeys.folded(key));
  }

  private @Nullable Route present(String domain, String key) {
    Route route = model.get(new RouteAddress(domain, key));
    return route == null || route.state() == RouteState.REMOVED ? null : route;
  }

  private int walked() {
    Set<RouteAddress> met = new HashSet<>();
    RouteTable copy = new RouteTable(17, 4);
    RouteLoader loader = new RouteLoader(copy);
    for (int number = 0; number < DOMAINS.length; number++) {
      // As somebody else may number them.
      loader.domain(number + 7, DOMAINS[number]);
    }
    RouteCursor cursor = table.cursor();
    while (cursor.next()) {
      byte[] bytes = new byte[cursor.bytes().length + 5];
      System.arraycopy(cursor.bytes(), 0, bytes, 3, cursor.bytes().length);
      String domain = cursor.domain(cursor.domainNumber());
      RouteEntry.domain(bytes, 3, 7 + List.of(DOMAINS).indexOf(domain));
      met.add(new RouteAddress(domain, RouteEntry.key(bytes, 3)));
      assertThat(loader.take(bytes, 3, bytes.length - 2)).isEqualTo(bytes.length - 2);
    }
    for (RouteAddress address : model.keySet()) {
      assertThat(copy.find(address.domain(), address.key()))
          .isEqualTo(table.find(address.domain(), address.key()));
    }
    assertThat(met).isEqualTo(model.keySet());
    return copy.size();
  }

  private static RouteChange change(Random random, long revision) {
    RouteAddress address =
        new RouteAddress(
            DOMAINS[random.nextInt(DOMAINS.length)], KEYS[random.nextInt(KEYS.length)]);
    RouteState[] states = RouteState.values();
    Route route =
        new Route(
            "code_" + random.nextInt(1000),
            "ws_" + random.nextInt(3),
            revision,
            states[random.nextInt(states.length)],
            random.nextInt(10) == 0
                ? new TextTarget("text ".repeat(random.nextInt(30_000)))
                : new WebTarget("https://example.com/" + "a".repeat(random.nextInt(200))),
            null,
            random.nextInt(4) == 0 ? "https://example.com/fallback" : null,
            null,
            random.nextInt(4) == 0 ? limited(random.nextInt(1, 100)) : RoutePlan.PLAIN);
    return new RouteChange(revision, address, route);
  }

  private static RoutePlan limited(long scans) {
    return new RoutePlan(Access.OPEN, List.of(), null, List.of(), RedirectOptions.DEFAULT, scans);
  }
}
