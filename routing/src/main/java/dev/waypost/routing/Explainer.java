package dev.waypost.routing;

import dev.waypost.routing.Explanation.Expiry;
import dev.waypost.routing.Explanation.Outcome;
import dev.waypost.routing.Explanation.RuleVerdict;
import dev.waypost.routing.Resolution.Gate;
import dev.waypost.routing.rules.Action.Divide;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Condition.Any;
import dev.waypost.routing.rules.Condition.Between;
import dev.waypost.routing.rules.Condition.CountryIs;
import dev.waypost.routing.rules.Condition.DeviceIs;
import dev.waypost.routing.rules.Condition.Hours;
import dev.waypost.routing.rules.Condition.LanguageIs;
import dev.waypost.routing.rules.Condition.Not;
import dev.waypost.routing.rules.Condition.QueryHas;
import dev.waypost.routing.rules.Condition.ReferrerIs;
import dev.waypost.routing.rules.Condition.RegionIs;
import dev.waypost.routing.rules.Condition.ScanNumber;
import dev.waypost.routing.rules.Condition.Share;
import dev.waypost.routing.rules.Condition.SystemIs;
import dev.waypost.routing.rules.Condition.SystemVersion;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.ScheduledTarget;
import dev.waypost.routing.rules.Split;
import dev.waypost.routing.rules.Version;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells how an evaluation came about, by the same decisions. */
final class Explainer {
  private Explainer() {}

  static Explanation explain(Route route, ScanContext context) {
    Facts facts = new Facts(context);
    Evaluation evaluation = RouteEvaluator.evaluate(route, context);
    boolean isActive = route.state() == RouteState.ACTIVE;
    Expiry expiry = isActive ? expiry(route, context) : null;
    boolean isOpen = isActive && expiry == null;
    Gate gate = isOpen ? RouteEvaluator.gate(route.plan().access(), context) : null;
    boolean reachesRules = isOpen && gate == null;
    List<RuleVerdict> rules = verdicts(route.plan().rules(), reachesRules, facts);
    Split split = reachesRules ? split(route.plan(), evaluation.rule()) : null;
    return new Explanation(
        route.state(),
        expiry,
        gate,
        rules,
        split,
        reachesRules ? scheduled(route, evaluation, split, context) : null,
        evaluation);
  }

  private static @Nullable Expiry expiry(Route route, ScanContext context) {
    if (RouteEvaluator.isPastItsTime(route, context)) {
      return Expiry.TIME;
    }
    return RouteEvaluator.isPastItsScans(route, context) ? Expiry.SCANS : null;
  }

  private static List<RuleVerdict> verdicts(List<Rule> rules, boolean reached, Facts facts) {
    List<RuleVerdict> verdicts = new ArrayList<>(rules.size());
    boolean isDecided = !reached;
    for (Rule rule : rules) {
      ConditionVerdict when = verdict(rule.when(), rule.name(), facts);
      Outcome outcome =
          isDecided ? Outcome.NOT_REACHED : when.holds() ? Outcome.FIRED : Outcome.FAILED;
      verdicts.add(new RuleVerdict(rule.name(), outcome, when));
      isDecided |= outcome == Outcome.FIRED;
    }
    return List.copyOf(verdicts);
  }

  private static @Nullable Split split(RoutePlan plan, @Nullable String firedRule) {
    for (Rule rule : plan.rules()) {
      if (rule.name().equals(firedRule)) {
        return switch (rule.then()) {
          case Lead _ -> null;
          case Divide(Split split) -> split;
        };
      }
    }
    return plan.split();
  }

  /** The change in force, if neither a rule nor a variant led elsewhere. */
  private static @Nullable ScheduledTarget scheduled(
      Route route, Evaluation evaluation, @Nullable Split split, ScanContext context) {
    if (evaluation.rule() != null && split == null) {
      return null;
    }
    String owner = evaluation.rule() == null ? "" : evaluation.rule();
    if (split != null && Choice.of(split, owner, context).target() != null) {
      return null;
    }
    return RouteEvaluator.scheduled(route.plan().schedule(), context);
  }

  private static ConditionVerdict verdict(Condition condition, String rule, Facts facts) {
    return new ConditionVerdict(
        condition,
        Conditions.hold(condition, rule, facts),
        had(condition, rule, facts),
        parts(condition, rule, facts));
  }

  private static List<ConditionVerdict> parts(Condition condition, String rule, Facts facts) {
    List<Condition> parts =
        switch (condition) {
          case All(List<Condition> all) -> all;
          case Any(List<Condition> any) -> any;
          case Not(Condition negated) -> List.of(negated);
          case DeviceIs _,
              SystemIs _,
              SystemVersion _,
              CountryIs _,
              RegionIs _,
              LanguageIs _,
              Between _,
              Hours _,
              QueryHas _,
              ReferrerIs _,
              ScanNumber _,
              Share _ ->
              List.of();
        };
    return parts.stream().map(part -> verdict(part, rule, facts)).toList();
  }

  private static List<String> had(Condition condition, String rule, Facts facts) {
    ScanContext context = facts.context();
    return switch (condition) {
      case DeviceIs _ -> List.of(word(context.device()));
      case SystemIs _ -> List.of(word(context.system()));
      case SystemVersion _ -> known(versionText(context.systemVersion()));
      case CountryIs _ -> known(context.location().country());
      case RegionIs _ -> known(facts.region());
      case LanguageIs _ -> known(facts.language());
      case Between _ -> List.of(context.time().toString());
      case Hours hours -> List.of(clock(hours.zone(), facts));
      case QueryHas(String name, var _) ->
          facts.query().stream()
              .filter(parameter -> parameter.name().equals(name))
              .map(QueryParameter::value)
              .toList();
      case ReferrerIs _ -> known(context.referrerHost());
      case ScanNumber _ -> List.of(Long.toString(context.scanNumber()));
      case Share _ -> List.of(percent(facts.sharePosition(rule)));
      case All _, Any _, Not _ -> List.of();
    };
  }

  private static List<String> known(@Nullable String text) {
    return text == null ? List.of() : List.of(text);
  }

  private static @Nullable String versionText(@Nullable Version version) {
    return version == null ? null : version.text();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String clock(ZoneId zone, Facts facts) {
    return word(Conditions.weekday(facts.localDay(zone)))
        + " "
        + LocalTime.ofNanoOfDay(facts.localNanoOfDay(zone));
  }

  /** To the hundredth below, so that it is below a percentage exactly where the visitor is. */
  private static String percent(double position) {
    return new BigDecimal(position)
        .setScale(2, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
