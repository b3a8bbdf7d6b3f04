package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedRulesTest {
  private final SharedRules shared = new SharedRules();

  @Test
  void equalRulesAndConditionsAreTheSameObjectsAndRoutesStayAsTheyWere() {
    Route first = route("FR", "https://example.com/1");
    Route second = route("FR", "https://example.com/2");

    Route keptFirst = shared.in(first);
    Route keptSecond = shared.in(second);

    assertThat(keptFirst).isEqualTo(first);
    assertThat(keptSecond).isEqualTo(second);
    assertThat(keptSecond.plan().rules().getFirst()).isSameAs(keptFirst.plan().rules().getFirst());
    assertThat(keptSecond.plan().rules().getLast().when())
        .isSameAs(keptFirst.plan().rules().getLast().when());
  }

  @Test
  void itForgetsWhatItHasSeenRatherThanGrow() {
    for (int code = 0; code < 50_000; code++) {
      Route route = route("C" + code, "https://example.com/" + code);
      assertThat(shared.in(route)).isEqualTo(route);
    }
  }

  private static Route route(String country, String destination) {
    var common =
        new Rule("rule-1", in(country), new Action.Lead(new WebTarget("https://a.example")));
    var own = new Rule("rule-2", in(country), new Action.Lead(new WebTarget(destination)));
    return new Route(
        "code_1",
        "ws_1",
        1,
        RouteState.ACTIVE,
        new WebTarget("https://example.com/"),
        null,
        null,
        null,
        new RoutePlan(
            Access.OPEN, List.of(common, own), null, List.of(), RedirectOptions.DEFAULT, null));
  }

  private static Condition in(String country) {
    return new Condition.CountryIs(Set.of(country));
  }
}
