package dev.waypost.codes;

import dev.waypost.payload.WebAddress;
import dev.waypost.routing.RoutePlan;
import dev.waypost.routing.Target;
import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Action;
import dev.waypost.routing.rules.Action.Divide;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Split.Factor;
import dev.waypost.routing.rules.Split.Variant;

/** Turns the addresses of a plan, as their owner wrote them, into the form of a Location header. */
final class PlanCompiler {
  private PlanCompiler() {}

  static RoutePlan compile(RoutePlan plan) {
    Split split = plan.split();
    if (plan.rules().isEmpty() && split == null && plan.schedule().isEmpty()) {
      return plan;
    }
    return new RoutePlan(
        plan.access(),
        plan.rules().stream()
            .map(rule -> new Rule(rule.name(), rule.when(), compile(rule.then())))
            .toList(),
        split == null ? null : compile(split),
        plan.schedule().stream()
            .map(scheduled -> new ScheduledTarget(scheduled.from(), compile(scheduled.target())))
            .toList(),
        plan.redirect(),
        plan.expiresAfterScans());
  }

  private static Action compile(Action action) {
    return switch (action) {
      case Lead(Target target) -> new Lead(compile(target));
      case Divide(Split split) -> new Divide(compile(split));
    };
  }

  private static Split compile(Split split) {
    return new Split(
        split.mode(),
        split.holdOutPercent(),
        split.factors().stream()
            .map(factor ->
                new Factor(
                    factor.name(), factor.variants().stream().map(PlanCompiler::compile).toList()))
            .toList());
  }

  private static Variant compile(Variant variant) {
    Target target = variant.target();
    return new Variant(
        variant.name(),
        variant.weight(),
        target == null ? null : compile(target),
        variant.parameters());
  }

  private static Target compile(Target target) {
    return switch (target) {
      case WebTarget(String location) -> new WebTarget(WebAddress.location(location));
      case TextTarget text -> text;
      case PageTarget page -> page;
      case AppTarget(String link, var androidPackage, String fallback) ->
          new AppTarget(link, androidPackage, WebAddress.location(fallback));
    };
  }
}
