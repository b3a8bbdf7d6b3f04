package dev.waypost.codes.rules;

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
import dev.waypost.routing.rules.Version;
import java.time.DayOfWeek;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes conditions, as {@link ConditionReader} reads them. */
final class ConditionWriter {
  private ConditionWriter() {}

  static Map<String, @Nullable Object> write(Condition condition) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (condition instanceof All(List<Condition> parts) && mayStandTogether(parts)) {
      parts.forEach(part -> put(object, part));
    } else {
      put(object, condition);
    }
    return object;
  }

  /** Whether each has a name of its own. */
  private static boolean mayStandTogether(List<Condition> parts) {
    Set<String> names = new HashSet<>();
    return parts.stream()
        .allMatch(
            part -> names.add(part instanceof QueryHas(String name, _) ? "?" + name : name(part)));
  }

  private static void put(Map<String, @Nullable Object> object, Condition condition) {
    if (condition instanceof QueryHas(String parameter, Set<String> values)) {
      query(object).put(parameter, values.isEmpty() ? (Object) true : List.copyOf(values));
    } else {
      object.put(name(condition), value(condition));
    }
  }

  @SuppressWarnings("unchecked") // put there a line before
  private static Map<String, Object> query(Map<String, @Nullable Object> object) {
    object.putIfAbsent("query", new LinkedHashMap<String, Object>());
    return (Map<String, Object>) object.get("query");
  }

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

  private static Object value(Condition condition) {
    return switch (condition) {
      case DeviceIs(var devices) -> Words.of(devices);
      case SystemIs(var systems) -> Words.of(systems);
      case SystemVersion(var atLeast, var below) ->
          object("at_least", text(atLeast), "below", text(below));
      case CountryIs(var countries) -> List.copyOf(countries);
      case RegionIs(var regions) -> List.copyOf(regions);
      case LanguageIs(var ranges) -> ranges.stream().map(PlaceNames::shownLanguage).toList();
      case Between(var from, var until) -> object("from", text(from), "until", text(until));
      case Hours hours -> hours(hours);
      case QueryHas(_, var values) -> List.copyOf(values);
      case ReferrerIs(var hosts) -> List.copyOf(hosts);
      case ScanNumber(long from, var to) -> object("from", from, "to", to);
      case Share(double percent) -> Numbers.plain(percent);
      case All(var parts) -> parts.stream().map(ConditionWriter::write).toList();
      case Any(var parts) -> parts.stream().map(ConditionWriter::write).toList();
      case Not(var part) -> write(part);
    };
  }

  private static Map<String, Object> hours(Hours hours) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("zone", hours.zone().getId());
    if (hours.weekdays().size() < DayOfWeek.values().length) {
      object.put("weekdays", Words.of(hours.weekdays()));
    }
    object.put("from", hours.from().toString());
    object.put("until", hours.until().toString());
    return object;
  }

  private static Map<String, Object> object(
      String name, @Nullable Object value, String otherName, @Nullable Object other) {
    Map<String, Object> object = new LinkedHashMap<>();
    if (value != null) {
      object.put(name, value);
    }
    if (other != null) {
      object.put(otherName, other);
    }
    return object;
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Version version -> versionText(version);
      default -> value.toString();
    };
  }

  /** With as few parts as say it. */
  static String versionText(Version version) {
    String text = version.major() + "." + version.minor();
    if (version.patch() > 0) {
      return text + "." + version.patch();
    }
    return version.minor() > 0 ? text : Integer.toString(version.major());
  }
}
