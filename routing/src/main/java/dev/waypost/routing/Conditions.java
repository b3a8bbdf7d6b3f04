package dev.waypost.routing;

import dev.waypost.routing.UserAgent.Device;
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
import dev.waypost.routing.rules.OperatingSystem;
import dev.waypost.routing.rules.Version;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides whether conditions hold. */
final class Conditions {
  private Conditions() {}

  /**
   * Whether a condition holds.
   *
   * @param rule the name of the rule whose condition it is or is a part of
   */
  static boolean hold(Condition condition, String rule, Facts facts) {
    return switch (condition) {
      case DeviceIs(Set<Device> devices) -> devices.contains(facts.context().device());
      case SystemIs(Set<OperatingSystem> systems) -> systems.contains(facts.context().system());
      case SystemVersion range -> isInRange(facts.context().systemVersion(), range);
      case CountryIs(Set<String> countries) ->
          contains(countries, facts.context().location().country());
      case RegionIs(Set<String> regions) -> contains(regions, facts.region());
      case LanguageIs(List<String> ranges) -> isInOne(facts.language(), ranges);
      case Between span -> isBetween(facts.context().time(), span);
      case Hours hours -> isWithin(hours, facts);
      case QueryHas wanted -> has(facts.query(), wanted);
      case ReferrerIs(Set<String> hosts) -> isBelowOne(facts.context().referrerHost(), hosts);
      case ScanNumber(long from, Long to) -> {
        long number = facts.context().scanNumber();
        yield number >= from && (to == null || number <= to);
      }
      case Share(double percent) -> facts.sharePosition(rule) < percent;
      case All(List<Condition> conditions) -> {
        for (int i = 0; i < conditions.size(); i++) {
          if (!hold(conditions.get(i), rule, facts)) {
            yield false;
          }
        }
        yield true;
      }
      case Any(List<Condition> conditions) -> {
        for (int i = 0; i < conditions.size(); i++) {
          if (hold(conditions.get(i), rule, facts)) {
            yield true;
          }
        }
        yield false;
      }
      case Not(Condition negated) -> !hold(negated, rule, facts);
    };
  }

  private static boolean contains(Set<String> wanted, @Nullable String known) {
    return known != null && wanted.contains(known);
  }

  private static boolean isInRange(@Nullable Version version, SystemVersion range) {
    return version != null
        && (range.atLeast() == null || version.compareTo(range.atLeast()) >= 0)
        && (range.below() == null || version.compareTo(range.below()) < 0);
  }

  private static boolean isInOne(@Nullable String language, List<String> ranges) {
    if (language == null) {
      return false;
    }
    for (int i = 0; i < ranges.size(); i++) {
      if (AcceptLanguage.isInRange(language, ranges.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBetween(Instant time, Between span) {
    return (span.from() == null || !time.isBefore(span.from()))
        && (span.until() == null || time.isBefore(span.until()));
  }

  /**
   * By what clocks in the zone show. So of a window that the clocks jump over when they are put
   * forward there is nothing that day, and what they show twice when they are put back is in the
   * window twice.
   */
  private static boolean isWithin(Hours hours, Facts facts) {
    long day = facts.localDay(hours.zone());
    long time = facts.localNanoOfDay(hours.zone());
    long from = hours.from().toNanoOfDay();
    long until = hours.until().toNanoOfDay();
    if (from < until) {
      return time >= from && time < until && hours.weekdays().contains(weekday(day));
    }
    return (time >= from && hours.weekdays().contains(weekday(day)))
        || (time < until && hours.weekdays().contains(weekday(day - 1)));
  }

  /** 1970-01-01 was a Thursday. */
  static DayOfWeek weekday(long epochDay) {
    return DayOfWeek.THURSDAY.plus(epochDay);
  }

  private static boolean has(List<QueryParameter> query, QueryHas wanted) {
    for (int i = 0; i < query.size(); i++) {
      QueryParameter parameter = query.get(i);
      if (parameter.name().equals(wanted.name())
          && (wanted.values().isEmpty() || wanted.values().contains(parameter.value()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBelowOne(@Nullable String host, Set<String> hosts) {
    if (host == null) {
      return false;
    }
    for (String wanted : hosts) {
      int labels = host.length() - wanted.length();
      if (host.endsWith(wanted) && (labels == 0 || host.charAt(labels - 1) == '.')) {
        return true;
      }
    }
    return false;
  }
}
