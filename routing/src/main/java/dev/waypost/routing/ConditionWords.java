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

/** Says of conditions why they cannot hold, in the words of the written form. */
final class ConditionWords {
  private ConditionWords() {}

  /** Why a condition that never holds never holds. */
  static String whyNever(Condition condition, Instant now) {
    return switch (condition) {
      case Between(Instant from, Instant until) ->
          until != null && !until.isAfter(now) && (from == null || from.isBefore(until))
              ? "its dates are over since " + until
              : "its dates end before they begin";
      case SystemVersion _ -> "its os_version ends before it begins";
      case ScanNumber _ -> "its scans end before they begin";
      case Hours _ -> "its time names no weekday";
      case Share _ -> "its share is 0 percent";
      case DeviceIs _,
          SystemIs _,
          CountryIs _,
          RegionIs _,
          LanguageIs _,
          ReferrerIs _,
          QueryHas _ ->
          "its " + name(condition) + " has no value that a scan can have";
      case All _, Any _, Not _ -> "what stands in its " + name(condition) + " cannot be";
    };
  }

  /** Why two conditions never hold together. */
  static String whyNever(Condition one, Condition other) {
    return name(one).equals(name(other))
        ? "two of its conditions on " + name(one) + " exclude each other"
        : "its conditions on " + name(one) + " and " + name(other) + " exclude each other";
  }

  /** Under which name it is written. */
  private static String name(Condition condition) {
    return switch (condition) {
      case DeviceIs _ -> "device";
      case SystemIs _ -> "os";
      case SystemVersion _ -> "os_version";
      case CountryIs _ -> "country";
      case RegionIs _ -> "region";
      case LanguageIs _ -> "language";
      case Between _ -> "date";
      case Hours _ -> "time";
      case QueryHas _ -> "query";
      case ReferrerIs _ -> "referrer";
      case ScanNumber _ -> "scans";
      case Share _ -> "share";
      case All _ -> "all";
      case Any _ -> "any";
      case Not _ -> "not";
    };
  }
}
