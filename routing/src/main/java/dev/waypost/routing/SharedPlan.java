package dev.waypost.routing;

import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Rule;
import java.util.List;

/**
 * What a plan is without the addresses that its rules lead to. Codes that are made together mostly
 * have all of it in common, so it is near the processor when a scan asks for it; the addresses lie
 * with the rest of the route.
 *
 * @param template the plan, with the number of an address, from 0, in place of each
 * @param countsScans whether a condition of its rules asks which of the code's scans one is
 */
record SharedPlan(RoutePlan template, boolean countsScans) {
  SharedPlan(RoutePlan template) {
    this(template, ScanNumberUse.isIn(template.rules()));
  }

  /** The plan with the addresses that are written in bytes, as {@link StoredRules} says. */
  RoutePlan with(byte[] bytes, int offset) {
    if (template.rules().isEmpty()) {
      return template;
    }
    return new RoutePlan(
        template.access(),
        new StoredRules(this, bytes, offset),
        template.split(),
        template.schedule(),
        template.redirect(),
        template.expiresAfterScans());
  }

  /** The rules, with the numbers of addresses. */
  List<Rule> rules() {
    return template.rules();
  }

  /** The rule of a template that leads to the address of a number. */
  static Rule numbered(Rule rule, int address) {
    return new Rule(rule.name(), rule.when(), new Lead(new WebTarget(Integer.toString(address))));
  }
}
