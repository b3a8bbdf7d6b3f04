package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Target.WebTarget;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * The table as its feed treats it: changes are made one after the other, each is applied at some
 * moment later, in any order or never, and in between the table asks for those since its revision.
 */
class RouteTablePropertiesTest {
  private static final String DOMAIN = "dom_1";

  @Property
  void anyInterleavingOfApplyAndAdvanceEndsInTheOrderedReplay(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 5) Integer> keysInOrder,
      @ForAll Random random) {
    List<RouteChange> history = changes(keysInOrder);
    RouteTable replayed = new RouteTable();
    history.forEach(replayed::apply);

    RouteTable table = new RouteTable();
    List<RouteChange> late = new ArrayList<>();
    for (int made = 1; made <= history.size(); made++) {
      late.add(history.get(made - 1));
      Collections.shuffle(late, random);
      while (!late.isEmpty() && random.nextInt(3) > 0) {
        table.apply(late.removeLast());
        assertContainsAllUpToItsRevision(table, history.subList(0, made));
      }
      if (random.nextInt(4) == 0) {
        table.advance(since(history.subList(0, made), table.revision(), 1 + random.nextInt(3)));
        assertContainsAllUpToItsRevision(table, history.subList(0, made));
      }
    }
    table.advance(since(history, table.revision(), Integer.MAX_VALUE));
    late.forEach(table::apply);

    assertThat(table.revision()).isEqualTo(replayed.revision()).isEqualTo(history.size());
    assertThat(table.size()).isEqualTo(replayed.size());
    for (RouteChange change : history) {
      String key = change.address().key();
      assertThat(table.find(DOMAIN, key)).isEqualTo(replayed.find(DOMAIN, key));
    }
  }

  /** Each change up to the revision is in the table, or a later one of the same route will come. */
  private static void assertContainsAllUpToItsRevision(RouteTable table, List<RouteChange> made) {
    for (RouteChange change : since(made, 0, Integer.MAX_VALUE)) {
      if (change.revision() <= table.revision()) {
        assertThat(table.find(DOMAIN, change.address().key())).isEqualTo(change.route());
      }
    }
  }

  /** What a store answers: the last change of each route after a revision, or the first of them. */
  private static List<RouteChange> since(List<RouteChange> made, long revision, int limit) {
    Map<RouteAddress, RouteChange> last = new HashMap<>();
    made.forEach(change -> last.put(change.address(), change));
    return last.values().stream()
        .filter(change -> change.revision() > revision)
        .sorted(Comparator.comparingLong(RouteChange::revision))
        .limit(limit)
        .toList();
  }

  private static List<RouteChange> changes(List<Integer> keysInOrder) {
    List<RouteChange> changes = new ArrayList<>();
    for (int key : keysInOrder) {
      long revision = changes.size() + 1L;
      var route =
          new Route(
              "code_" + key,
              "ws_1",
              revision,
              RouteState.ACTIVE,
              new WebTarget("https://example.com/" + revision),
              null,
              null,
              null,
              RoutePlan.PLAIN);
      changes.add(new RouteChange(revision, new RouteAddress(DOMAIN, "KEY" + key), route));
    }
    return changes;
  }
}
