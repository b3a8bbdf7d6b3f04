package dev.waypost.routing;

import dev.waypost.routing.Resolution.Ask;
import dev.waypost.routing.Resolution.Closed;
import dev.waypost.routing.Resolution.Closure;
import dev.waypost.routing.Resolution.Fallback;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.Resolution.OpenApp;
import dev.waypost.routing.Resolution.Redirect;
import dev.waypost.routing.Resolution.ShowPage;
import dev.waypost.routing.Resolution.ShowText;
import dev.waypost.routing.Target.AppTarget;
import dev.waypost.routing.Target.PageTarget;
import dev.waypost.routing.Target.TextTarget;
import dev.waypost.routing.Target.WebTarget;
import dev.waypost.routing.rules.Access;
import dev.waypost.routing.rules.Action.Divide;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.RedirectOptions;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a scan gets: state, expiry, access, rules, split, schedule, target, in this order;
 * spec/routing-cases says the same in words and cases.
 *
 * <p>A code that is closed leads to its own fallback, or is {@link Closed}: that of its group and
 * that of its domain come after, see {@link GroupFallbacks} and {@link DomainFallbacks}.
 *
 * <p>Called for every scan on its event loop: no regular expressions, nothing is asked of the
 * context that no condition needs, and a plain route costs one comparison more than its state.
 */
public final class RouteEvaluator {
  private RouteEvaluator() {}

  /** What a scan gets in its context, before the fallbacks of its group and its domain. */
  public static Evaluation evaluate(Route route, ScanContext context) {
    Resolution stopped = stopped(route, context);
    if (stopped != null) {
      return Evaluation.of(stopped);
    }
    RoutePlan plan = route.plan();
    Facts facts = new Facts(context);
    Rule rule = firstToHold(plan.rules(), facts);
    if (rule == null) {
      return led(route, null, plan.split(), null, facts);
    }
    return switch (rule.then()) {
      case Lead(Target target) -> led(route, rule.name(), null, target, facts);
      case Divide(Split split) -> led(route, rule.name(), split, null, facts);
    };
  }

  /** How {@link #evaluate} comes to what it decides, step by step. */
  public static Explanation explain(Route route, ScanContext context) {
    return Explainer.explain(route, context);
  }

  /** What a scan gets that is led nowhere, or null. */
  private static @Nullable Resolution stopped(Route route, ScanContext context) {
    Closure closure = closure(route, context);
    if (closure != null) {
      String fallback = closure == Closure.DRAFT ? null : route.fallback();
      return fallback == null ? new Closed(closure) : new Fallback(fallback, closure);
    }
    Gate gate = gate(route.plan().access(), context);
    return gate == null ? null : new Ask(gate);
  }

  private static @Nullable Closure closure(Route route, ScanContext context) {
    return switch (route.state()) {
      case DRAFT -> Closure.DRAFT;
      case PAUSED -> Closure.PAUSED;
      case RETIRED, REMOVED -> Closure.RETIRED;
      case ACTIVE ->
          isPastItsTime(route, context) || isPastItsScans(route, context) ? Closure.EXPIRED : null;
    };
  }

  static boolean isPastItsTime(Route route, ScanContext context) {
    return route.expiresAt() != null && !context.time().isBefore(route.expiresAt());
  }

  static boolean isPastItsScans(Route route, ScanContext context) {
    Long last = route.plan().expiresAfterScans();
    return last != null && context.scanNumber() > last;
  }

  /** The first that the person has not passed, or null. */
  static @Nullable Gate gate(Access access, ScanContext context) {
    if (access.equals(Access.OPEN)) {
      return null;
    }
    PassedGates passed = context.passed();
    if (access.signedLinksOnly() && !passed.signedLink()) {
      return new Gate.SignedLink();
    }
    if (access.password() != null && !passed.password()) {
      return new Gate.Password();
    }
    if (access.minimumAge() != null && !passed.age()) {
      return new Gate.MinimumAge(access.minimumAge());
    }
    if (access.consent() != null && !passed.consent()) {
      return new Gate.Consent(access.consent());
    }
    return null;
  }

  private static @Nullable Rule firstToHold(List<Rule> rules, Facts facts) {
    List<Rule> asked = rules instanceof StoredRules stored ? stored.withoutAddresses() : rules;
    for (int i = 0; i < asked.size(); i++) {
      Rule rule = asked.get(i);
      if (Conditions.hold(rule.when(), rule.name(), facts)) {
        return rules.get(i);
      }
    }
    return null;
  }

  /**
   * A scan that is led on.
   *
   * @param rule the name of the rule that fired
   * @param split the rule's, or where none fired the code's; a rule's is not followed by the code's
   * @param decided where the rule leads
   */
  private static Evaluation led(
      Route route,
      @Nullable String rule,
      @Nullable Split split,
      @Nullable Target decided,
      Facts facts) {
    Choice choice =
        split == null ? Choice.NONE : Choice.of(split, rule == null ? "" : rule, facts.context());
    Target target = choice.target() == null ? decided : choice.target();
    if (target == null) {
      target = anyway(route, facts.context());
    }
    return new Evaluation(
        resolution(target, route.plan().redirect(), choice, facts), rule, choice.label());
  }

  /** Where a code leads that no rule and no variant leads elsewhere. */
  private static Target anyway(Route route, ScanContext context) {
    ScheduledTarget scheduled = scheduled(route.plan().schedule(), context);
    return scheduled == null ? route.target() : scheduled.target();
  }

  /** The last that has begun, or null. */
  static @Nullable ScheduledTarget scheduled(List<ScheduledTarget> schedule, ScanContext context) {
    for (int i = schedule.size() - 1; i >= 0; i--) {
      if (!context.time().isBefore(schedule.get(i).from())) {
        return schedule.get(i);
      }
    }
    return null;
  }

  private static Resolution resolution(
      Target target, RedirectOptions redirect, Choice choice, Facts facts) {
    return switch (target) {
      case WebTarget(String location) ->
          new Redirect(completed(location, redirect, choice, facts), redirect.statusCode());
      case TextTarget(String text) -> new ShowText(text);
      case PageTarget page -> new ShowPage(page);
      case AppTarget(String link, String androidPackage, String fallback) ->
          new OpenApp(
              new AppTarget(link, androidPackage, completed(fallback, redirect, choice, facts)));
    };
  }

  /**
   * The address with what belongs into its query. The parameters of a redirect are set before those
   * of a variant, and the scan's own fill what is left.
   */
  private static String completed(
      String location, RedirectOptions redirect, Choice choice, Facts facts) {
    boolean passes = redirect.passQuery() && !facts.query().isEmpty();
    if (redirect.parameters().isEmpty() && choice.hasNoParameters() && !passes) {
      return location;
    }
    DestinationQuery query = DestinationQuery.of(location);
    query.set(redirect.parameters());
    for (Map<String, String> parameters : choice.parameters()) {
      query.set(parameters);
    }
    if (passes) {
      query.addMissing(facts.query());
    }
    return query.location();
  }
}
