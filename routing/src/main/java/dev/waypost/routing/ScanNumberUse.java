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
import dev.waypost.routing.rules.Rule;
import java.util.List;

/** Which rules ask for the number of a scan. */
final class ScanNumberUse {
  private ScanNumberUse() {}

  static boolean isIn(List<Rule> rules) {
    if (rules instanceof StoredRules stored) {
      return stored.countScans();
    }
    for (Rule rule : rules) {
      if (isIn(rule.when())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(Condition condition) {
    return switch (condition) {
      case ScanNumber _ -> true;
      case All(List<Condition> all) -> anyOf(all);
      case Any(List<Condition> any) -> anyOf(any);
      case Not(Condition other) -> isIn(other);
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
          Share _ ->
          false;
    };
  }

  private static boolean anyOf(List<Condition> conditions) {
    for (Condition condition : conditions) {
      if (isIn(condition)) {
        return true;
      }
    }
    return false;
  }
}
