package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.Any;
import dev.waypost.routing.rules.Condition.Not;
import dev.waypost.routing.rules.Condition.ScanNumber;
import dev.waypost.routing.rules.Condition.Share;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutePlanTest {
  private static RoutePlan plan(@Nullable Long expiresAfterScans, Condition... conditions) {
    List<Rule> rules =
        Stream.of(conditions)
            .map(when -> new Rule("rule", when, new Lead(new TextTarget("Hi"))))
            .toList();
    return new RoutePlan(
        Access.OPEN, rules, null, List.of(), RedirectOptions.DEFAULT, expiresAfterScans);
  }

  @Test
  void scansAreCountedWhereALimitOrARuleAsksForTheirNumber() {
    Condition number = new ScanNumber(1, 100L);
    Condition share = new Share(50);

    assertThat(RoutePlan.PLAIN.countsScans()).isFalse();
    assertThat(plan(null, share, new Not(share)).countsScans()).isFalse();
    assertThat(plan(100L).countsScans()).isTrue();
    assertThat(plan(null, share, number).countsScans()).isTrue();
    assertThat(plan(null, new All(List.of(share, new Any(List.of(new Not(number)))))).countsScans())
        .isTrue();
  }

  @Test
  void whetherScansAreCountedCantBeSaidOtherwise() {
    var plan =
        new RoutePlan(Access.OPEN, List.of(), null, List.of(), RedirectOptions.DEFAULT, null, true);
    assertThat(plan).isEqualTo(RoutePlan.PLAIN);
  }
}
