package dev.waypost.codes.rules;

import dev.waypost.routing.ConditionVerdict;
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
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in words why a condition does not hold. */
final class ConditionWords {
  private ConditionWords() {}

  /** The reason without a full stop, such as {@code the country is FR, not DE or AT}. */
  static String whyNot(ConditionVerdict verdict) {
    ConditionVerdict cause = verdict.cause();
    List<String> had = cause.had();
    return switch (cause.condition()) {
      case DeviceIs(var devices) -> differs("the device", had, Words.of(devices));
      case SystemIs(var systems) -> differs("the system", had, Words.of(systems));
      case SystemVersion(Version atLeast, Version below) ->
          differs(
              "the version of the system",
              had,
              range("at least ", text(atLeast), "below ", text(below)));
      case CountryIs(var countries) -> differs("the country", had, countries);
      case RegionIs(var regions) -> differs("the region", had, regions);
      case LanguageIs(var ranges) ->
          differs(
              "the preferred language",
              had,
              ranges.stream().map(PlaceNames::shownLanguage).toList());
      case Between(var from, var until) ->
          differs("the time", had, range("from ", text(from), "before ", text(until)));
      case Hours hours -> "in %s it is %s, not %s".formatted(hours.zone(), only(had), text(hours));
      case QueryHas(String name, var values) ->
          had.isEmpty()
              ? "the query has no parameter \"" + name + "\""
              : differs("the parameter \"" + name + "\"", had, values);
      case ReferrerIs(var hosts) -> differs("the referring host", had, hosts);
      case ScanNumber(long from, Long to) ->
          "this is scan %s, not %s"
              .formatted(only(had), to == null ? from + " or later" : from + " to " + to);
      case Share(double percent) ->
          "the visitor stands at %s percent, not below %s"
              .formatted(only(had), Numbers.plain(percent));
      case Any _ -> "none of its alternatives holds";
      case Not _ -> "what must not hold does hold";
      case All _ -> "not all of it holds";
    };
  }

  private static String differs(String subject, List<String> had, Collection<?> wanted) {
    return differs(subject, had, anyOf(wanted));
  }

  private static String differs(String subject, List<String> had, String wanted) {
    return had.isEmpty()
        ? subject + " is not known"
        : subject + " is " + anyOf(had) + ", not " + wanted;
  }

  private static String only(List<String> had) {
    return had.isEmpty() ? "not known" : had.getFirst();
  }

  /** {@code a, b or c}. */
  private static String anyOf(Collection<?> values) {
    List<String> texts = values.stream().map(String::valueOf).toList();
    return texts.size() < 2
        ? String.join("", texts)
        : String.join(", ", texts.subList(0, texts.size() - 1)) + " or " + texts.getLast();
  }

  private static String range(
      String before, @Nullable String from, String beforeEnd, @Nullable String until) {
    String begin = from == null ? "" : before + from;
    String end = until == null ? "" : beforeEnd + until;
    return begin + (from == null || until == null ? "" : " and ") + end;
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Version version -> ConditionWriter.versionText(version);
      default -> value.toString();
    };
  }

  private static String text(Hours hours) {
    String span = hours.from() + " to " + hours.until();
    return hours.weekdays().size() == DayOfWeek.values().length
        ? span
        : span + " from " + anyOf(Words.of(hours.weekdays())) + " on";
  }
}
