package dev.waypost.routing;

import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps once what the plans of many routes have in common. Not thread-safe. */
final class SharedPlans {
  /** Beyond this it begins anew; what was shared before stays so. */
  private static final int MOST = 16 * 1024;

  private final Map<RoutePlan, SharedPlan> plans = new HashMap<>();
  private final Map<Condition, Condition> conditions = new HashMap<>();

  /**
   * A plan in two parts.
   *
   * @param shared the same object for many routes
   * @param addresses to which its rules lead, each once, in the order of their numbers
   */
  record Parts(SharedPlan shared, List<String> addresses) {}

  /** Takes a plan apart. */
  Parts of(RoutePlan plan) {
    if (plans.size() >= MOST || conditions.size() >= MOST) {
      plans.clear();
      conditions.clear();
    }
    List<String> addresses = new ArrayList<>();
    List<Rule> rules = plan.rules().stream().map(rule -> numbered(rule, addresses)).toList();
    var template =
        new RoutePlan(
            plan.access(),
            rules,
            plan.split(),
            plan.schedule(),
            plan.redirect(),
            plan.expiresAfterScans());
    return new Parts(plans.computeIfAbsent(template, SharedPlan::new), addresses);
  }

  private Rule numbered(Rule rule, List<String> addresses) {
    Condition condition = conditions.computeIfAbsent(rule.when(), when -> when);
    var shared = new Rule(rule.name(), condition, rule.then());
    if (!(rule.then() instanceof Lead(WebTarget(String address)))) {
      return shared;
    }
    int known = addresses.indexOf(address);
    if (known >= 0) {
      return SharedPlan.numbered(shared, known);
    }
    addresses.add(address);
    return SharedPlan.numbered(shared, addresses.size() - 1);
  }
}
