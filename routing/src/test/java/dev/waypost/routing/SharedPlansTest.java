package dev.waypost.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedPlansTest {
  private final SharedPlans plans = new SharedPlans();

  @Test
  void plansThatDifferInAddressesAloneAreShared() {
    SharedPlans.Parts first = plans.of(plan("FR", "https://example.com/1"));
    SharedPlans.Parts second = plans.of(plan("FR", "https://example.com/2"));

    assertThat(second.shared()).isSameAs(first.shared());
    assertThat(first.addresses()).containsExactly("https://a.example", "https://example.com/1");
    assertThat(second.addresses()).containsExactly("https://a.example", "https://example.com/2");
  }

  @Test
  void whatElseDiffersIsNotShared() {
    SharedPlan one = plans.of(plan("FR", "https://example.com/1")).shared();
    assertThat(plans.of(plan("BE", "https://example.com/1")).shared()).isNotEqualTo(one);
    assertThat(plans.of(plan("FR", "https://a.example")).shared()).isNotEqualTo(one);
  }

  @Test
  void aTableGivesEachRouteBackAsItWas() {
    var table = new RouteTable();
    for (int code = 0; code < 50_000; code++) {
      table.apply(change(code));
    }
    for (int code = 0; code < 50_000; code++) {
      Route route = change(code).route();
      assertThat(table.find("dom_1", "K" + code)).isEqualTo(route).hasSameHashCodeAs(route);
    }
  }

  /** Most have a country of their own, so that more plans come than are remembered. */
  private static RouteChange change(int code) {
    String country = code % 3 == 0 ? "FR" : "C" + code;
    var route =
        new Route(
            "code_1",
            "ws_1",
            code + 1L,
            RouteState.ACTIVE,
            new WebTarget("https://example.com/"),
            null,
            null,
            null,
            plan(country, "https://example.com/\u00e4/" + code));
    return new RouteChange(code + 1L, new RouteAddress("dom_1", "K" + code), route);
  }

  private static RoutePlan plan(String country, String address) {
    return new RoutePlan(
        Access.OPEN,
        List.of(
            rule(1, country, new WebTarget("https://a.example")),
            rule(2, country, new WebTarget(address)),
            rule(3, country, new TextTarget("Hello")),
            rule(4, country, new WebTarget("https://a.example"))),
        null,
        List.of(),
        RedirectOptions.DEFAULT,
        null);
  }

  private static Rule rule(int number, String country, Target target) {
    return new Rule(
        "rule-" + number, new Condition.CountryIs(Set.of(country)), new Action.Lead(target));
  }
}
