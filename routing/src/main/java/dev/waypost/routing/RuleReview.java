package dev.waypost.routing;

import dev.waypost.routing.rules.Action.Divide;
import dev.waypost.routing.rules.Action.Lead;
import dev.waypost.routing.rules.Condition;
import dev.waypost.routing.rules.Condition.All;
import dev.waypost.routing.rules.Rule;
import dev.waypost.routing.rules.Split;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the rules of a code what cannot be meant: rules that no scan can match, and rules that
 * never get a scan because those before them take all that would match.
 *
 * <p>Whatever it finds is so. It does not find everything: conditions are compared by what they ask
 * about, each thing by itself, and where alternatives multiply it stops looking.
 */
public final class RuleReview {
  private RuleReview() {}

  /** What is wrong. */
  public enum Kind {
    /** No scan matches the rule, from now on. */
    NEVER_MATCHES,
    /** Whatever would match the rule is taken by rules before it. */
    HIDDEN,
    /** All variants of a factor have the weight 0. */
    NO_WEIGHT
  }

  /**
   * One thing that was found.
   *
   * @param rule the name of the rule; null for the code's own split
   * @param hiddenBy the names of the rules before it that together take its scans
   * @param sentence says it to people
   */
  public record Finding(@Nullable String rule, Kind kind, List<String> hiddenBy, String sentence) {}

  /**
   * What there is to say about a plan, in the order of its rules.
   *
   * @param now scans before it do not matter any more
   */
  public static List<Finding> of(RoutePlan plan, Instant now) {
    List<Finding> findings = new ArrayList<>();
    Possibilities all = Possibilities.from(now);
    Possibilities left = all;
    for (int i = 0; i < plan.rules().size(); i++) {
      Rule rule = plan.rules().get(i);
      if (all.narrowed(rule.when(), rule.name(), true).areNone()) {
        findings.add(neverMatches(rule, now));
      } else if (left.narrowed(rule.when(), rule.name(), true).areNone()) {
        findings.add(hidden(rule, plan.rules().subList(0, i), all));
      }
      left = left.narrowed(rule.when(), rule.name(), false);
      switch (rule.then()) {
        case Divide(Split split) -> addWeights(findings, rule.name(), split);
        case Lead _ -> {}
      }
    }
    if (plan.split() != null) {
      addWeights(findings, null, plan.split());
    }
    return List.copyOf(findings);
  }

  private static Finding neverMatches(Rule rule, Instant now) {
    return new Finding(
        rule.name(),
        Kind.NEVER_MATCHES,
        List.of(),
        "The rule “%s” never matches: %s.".formatted(rule.name(), whyNever(rule, now)));
  }

  private static String whyNever(Rule rule, Instant now) {
    List<Condition> conditions = conjuncts(rule.when());
    Possibilities all = Possibilities.from(now);
    for (Condition condition : conditions) {
      if (all.narrowed(condition, rule.name(), true).areNone()) {
        return ConditionWords.whyNever(condition, now);
      }
    }
    for (int i = 0; i < conditions.size(); i++) {
      Possibilities first = all.narrowed(conditions.get(i), rule.name(), true);
      for (int j = i + 1; j < conditions.size(); j++) {
        if (first.narrowed(conditions.get(j), rule.name(), true).areNone()) {
          return ConditionWords.whyNever(conditions.get(i), conditions.get(j));
        }
      }
    }
    return "its conditions exclude each other";
  }

  /** What must hold together, out of the "all" in which it stands. */
  private static List<Condition> conjuncts(Condition condition) {
    return switch (condition) {
      case All(List<Condition> all) ->
          all.stream().flatMap(each -> conjuncts(each).stream()).toList();
      case Condition other -> List.of(other);
    };
  }

  private static Finding hidden(Rule rule, List<Rule> before, Possibilities all) {
    List<String> names =
        culprits(before, all.narrowed(rule.when(), rule.name(), true)).stream()
            .map(Rule::name)
            .toList();
    String quoted = names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(", "));
    return new Finding(
        rule.name(),
        Kind.HIDDEN,
        names,
        "The rule “%s” never gets a scan: %s before it %s all that would match."
            .formatted(rule.name(), quoted, names.size() == 1 ? "takes" : "take"));
  }

  /** Rules that take all the scans, none of which can be done without. */
  private static List<Rule> culprits(List<Rule> before, Possibilities matching) {
    for (Rule single : before) {
      if (matching.narrowed(single.when(), single.name(), false).areNone()) {
        return List.of(single);
      }
    }
    List<Rule> needed = new ArrayList<>(before);
    for (Rule candidate : before) {
      needed.remove(candidate);
      if (!areTaken(matching, needed)) {
        needed.add(candidate);
      }
    }
    return before.stream().filter(needed::contains).toList();
  }

  private static boolean areTaken(Possibilities matching, List<Rule> rules) {
    Possibilities left = matching;
    for (Rule rule : rules) {
      left = left.narrowed(rule.when(), rule.name(), false);
    }
    return left.areNone();
  }

  private static void addWeights(List<Finding> findings, @Nullable String rule, Split split) {
    boolean lacksWeight =
        split.factors().stream()
            .anyMatch(factor -> factor.variants().stream().allMatch(v -> v.weight() == 0));
    if (lacksWeight) {
      String whose = rule == null ? "the code" : "the rule “" + rule + "”";
      findings.add(
          new Finding(
              rule,
              Kind.NO_WEIGHT,
              List.of(),
              "All variants of %s have the weight 0, so everybody gets the first."
                  .formatted(whose)));
    }
  }
}
