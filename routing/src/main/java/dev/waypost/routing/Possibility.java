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
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The scans that are still possible after some conditions were said to hold and others not to: for
 * each thing that conditions ask about, what it may be. Each thing is looked at by itself, but for
 * the country of a region; so there may be fewer scans than it seems, and never more.
 *
 * @param choices of device, os, country and region
 * @param spans of os_version, date, scans, the share of each rule, the clocks of each zone
 * @param names of language and referrer
 * @param queries by the parameter's name
 */
record Possibility(
    Map<String, Choices> choices,
    Map<String, Spans> spans,
    Map<String, NestedNames> names,
    Map<String, QueryValues> queries) {
  private static final String COUNTRY = "country";
  private static final String REGION = "region";
  private static final String DATE = "date";
  private static final String SCANS = "scans";

  private static final long NANOS_OF_DAY = 86_400_000_000_000L;
  private static final long NANOS_OF_WEEK = 7 * NANOS_OF_DAY;
  private static final Spans WEEK = Spans.known(BigDecimal.ZERO, BigDecimal.valueOf(NANOS_OF_WEEK));
  private static final Spans PERCENT = Spans.known(BigDecimal.ZERO, BigDecimal.valueOf(100));

  private static final Choices ANY_CHOICE = new Choices(Set.of(), true);
  private static final BiPredicate<String, String> IN_RANGE = AcceptLanguage::isInRange;
  private static final BiPredicate<String, String> BELOW_HOST = Conditions::isBelow;

  /** Every scan from a moment on. */
  static Possibility from(Instant now) {
    return new Possibility(
        Map.of(
            "device", Choices.of(Set.of(Device.values())),
            "os", Choices.of(Set.of(OperatingSystem.values()))),
        Map.of(DATE, Spans.known(number(now), null), SCANS, Spans.known(BigDecimal.ONE, null)),
        Map.of(),
        Map.of());
  }

  /** Whether none of the regions lies in a country that is possible. */
  private boolean isRegionWithoutCountry() {
    Choices region = choices.getOrDefault(REGION, ANY_CHOICE);
    Choices country = choices.getOrDefault(COUNTRY, ANY_CHOICE);
    return !region.areExcluded()
        && region.values().stream().noneMatch(value -> isIn(country, (String) value));
  }

  private static boolean isIn(Choices country, String region) {
    int hyphen = region.indexOf('-');
    return hyphen >= 0 && country.allows(region.substring(0, hyphen));
  }

  /** What is left when a condition without others in it holds, or does not; null for nothing. */
  @Nullable Possibility narrowed(Condition leaf, String rule, boolean holds) {
    return switch (leaf) {
      case DeviceIs(Set<Device> devices) -> choose("device", devices, holds);
      case SystemIs(Set<OperatingSystem> systems) -> choose("os", systems, holds);
      case CountryIs(Set<String> countries) -> choose(COUNTRY, countries, holds);
      case RegionIs(Set<String> regions) -> choose(REGION, regions, holds);
      case LanguageIs(List<String> ranges) -> name("language", IN_RANGE, ranges, holds);
      case ReferrerIs(Set<String> hosts) -> name("referrer", BELOW_HOST, hosts, holds);
      case SystemVersion(Version atLeast, Version below) ->
          bound("os_version", Spans.ANY, Spans.known(number(atLeast), number(below)), holds);
      case Between(Instant from, Instant until) ->
          bound(DATE, Spans.ANY, Spans.known(numberOrNull(from), numberOrNull(until)), holds);
      case ScanNumber(long from, Long to) ->
          bound(SCANS, Spans.ANY, Spans.known(BigDecimal.valueOf(from), after(to)), holds);
      case Share(double percent) ->
          bound(
              "share of " + rule,
              PERCENT,
              // Not a number is no share of anybody.
              Spans.known(null, percent > 0 ? new BigDecimal(percent) : BigDecimal.ZERO),
              holds);
      case Hours hours -> bound("time in " + hours.zone().getId(), WEEK, week(hours), holds);
      case QueryHas(String name, Set<String> values) -> query(name, values, holds);
      case All _, Any _, Not _ -> throw new IllegalArgumentException("has others in it");
    };
  }

  private @Nullable Possibility choose(String key, Set<?> values, boolean holds) {
    Choices given = Choices.of(values);
    Choices left = choices.getOrDefault(key, ANY_CHOICE).and(holds ? given : given.not());
    Possibility narrowed = new Possibility(with(choices, key, left), spans, names, queries);
    return left.isEmpty() || narrowed.isRegionWithoutCountry() ? null : narrowed;
  }

  private @Nullable Possibility bound(String key, Spans all, Spans given, boolean holds) {
    Spans left = spans.getOrDefault(key, all).and(holds ? given : given.not());
    return left.isEmpty() ? null : new Possibility(choices, with(spans, key, left), names, queries);
  }

  private @Nullable Possibility name(
      String key, BiPredicate<String, String> isBelow, Collection<String> given, boolean holds) {
    NestedNames present = names.getOrDefault(key, NestedNames.any(isBelow));
    NestedNames left = holds ? present.andWithin(given) : present.andOutside(given);
    return left.isEmpty() ? null : new Possibility(choices, spans, with(names, key, left), queries);
  }

  private @Nullable Possibility query(String name, Set<String> values, boolean holds) {
    QueryValues present = queries.getOrDefault(name, QueryValues.ANY);
    QueryValues left = holds ? present.andWanted(values) : present.andNot(values);
    return left.isEmpty()
        ? null
        : new Possibility(choices, spans, names, with(queries, name, left));
  }

  private static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
    Map<String, T> more = new HashMap<>(map);
    more.put(key, value);
    return more;
  }

  /** The windows of a week on clocks in the zone, counted from Monday. */
  private static Spans week(Hours hours) {
    List<Spans.Span> windows = new ArrayList<>();
    long from = hours.from().toNanoOfDay();
    long until = hours.until().toNanoOfDay();
    for (DayOfWeek day : hours.weekdays()) {
      long midnight = (day.getValue() - 1) * NANOS_OF_DAY;
      long end = midnight + until + (until > from ? 0 : NANOS_OF_DAY);
      windows.add(window(midnight + from, Math.min(end, NANOS_OF_WEEK)));
      windows.add(window(0, end - NANOS_OF_WEEK));
    }
    return Spans.known(windows);
  }

  private static Spans.Span window(long from, long until) {
    return new Spans.Span(BigDecimal.valueOf(from), BigDecimal.valueOf(until));
  }

  private static @Nullable BigDecimal number(@Nullable Version version) {
    return version == null ? null : BigDecimal.valueOf(version.number());
  }

  private static BigDecimal number(Instant instant) {
    return BigDecimal.valueOf(instant.getEpochSecond())
        .add(BigDecimal.valueOf(instant.getNano(), 9));
  }

  private static @Nullable BigDecimal numberOrNull(@Nullable Instant instant) {
    return instant == null ? null : number(instant);
  }

  private static @Nullable BigDecimal after(@Nullable Long last) {
    return last == null ? null : BigDecimal.valueOf(last).add(BigDecimal.ONE);
  }
}
