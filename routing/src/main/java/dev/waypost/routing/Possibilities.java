package dev.waypost.routing;

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
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The scans that are still possible after some conditions were said to hold and others not to.
 *
 * @param alternatives a scan is possible if it is in one of these
 */
record Possibilities(Set<Possibility> alternatives) {
  /**
   * Alternatives multiply with each "any". Where there would be more than this, a condition is
   * passed over: then more scans seem possible than are, and nothing false is said of them.
   */
  private static final int MAXIMUM = 64;

  /** Every scan from a moment on. */
  static Possibilities from(Instant now) {
    return new Possibilities(Set.of(Possibility.from(now)));
  }

  /** Whether there is no such scan. */
  boolean areNone() {
    return alternatives.isEmpty();
  }

  /**
   * What is left when a condition holds, or does not.
   *
   * @param rule the name of the rule that it belongs to
   */
  Possibilities narrowed(Condition condition, String rule, boolean holds) {
    return switch (condition) {
      case All(List<Condition> all) -> holds ? each(all, rule, true) : one(all, rule, false);
      case Any(List<Condition> any) -> holds ? one(any, rule, true) : each(any, rule, false);
      case Not(Condition negated) -> narrowed(negated, rule, !holds);
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
          leaf(condition, rule, holds);
    };
  }

  private Possibilities each(List<Condition> conditions, String rule, boolean holds) {
    Possibilities left = this;
    for (Condition condition : conditions) {
      left = left.narrowed(condition, rule, holds);
    }
    return left;
  }

  private Possibilities one(List<Condition> conditions, String rule, boolean holds) {
    Set<Possibility> union = new LinkedHashSet<>();
    for (Condition condition : conditions) {
      union.addAll(narrowed(condition, rule, holds).alternatives);
      if (union.size() > MAXIMUM) {
        return this;
      }
    }
    return new Possibilities(union);
  }

  private Possibilities leaf(Condition leaf, String rule, boolean holds) {
    Set<Possibility> left = new LinkedHashSet<>();
    for (Possibility alternative : alternatives) {
      Possibility narrowed = alternative.narrowed(leaf, rule, holds);
      if (narrowed != null) {
        left.add(narrowed);
      }
    }
    return new Possibilities(left);
  }
}
