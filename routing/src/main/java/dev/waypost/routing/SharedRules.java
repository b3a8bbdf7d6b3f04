package dev.waypost.routing;

import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps rules that many codes have once. Codes that are made together mostly have the same rules,
 * and a scan that asks twenty rules waits for the memory of each that is not near the processor.
 * Not thread-safe.
 */
final class SharedRules {
  /** Beyond this it begins anew; what was shared before stays so. */
  private static final int MOST = 16 * 1024;

  private final Map<Rule, Rule> rules = new HashMap<>();
  private final Map<Condition, Condition> conditions = new HashMap<>();

  /** The same route, with rules and conditions in place of their equals. */
  Route in(Route route) {
    RoutePlan plan = route.plan();
    if (plan.rules().isEmpty()) {
      return route;
    }
    List<Rule> shared = plan.rules().stream().map(this::shared).toList();
    return new Route(
        route.codeId(),
        route.workspaceId(),
        route.revision(),
        route.state(),
        route.target(),
        route.expiresAt(),
        route.fallback(),
        route.groupId(),
        new RoutePlan(
            plan.access(),
            shared,
            plan.split(),
            plan.schedule(),
            plan.redirect(),
            plan.expiresAfterScans()));
  }

  private Rule shared(Rule rule) {
    Rule known = rules.get(rule);
    if (known != null) {
      return known;
    }
    if (rules.size() >= MOST) {
      rules.clear();
      conditions.clear();
    }
    Condition condition = conditions.computeIfAbsent(rule.when(), when -> when);
    Rule first = new Rule(rule.name(), condition, rule.then());
    rules.put(first, first);
    return first;
  }
}
