package dev.waypost.routing.rules;

import dev.waypost.routing.UserAgent.Device;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of a scan for a rule to fire. What is not known of a scan never holds. */
public sealed interface Condition {

  /** The class of device is one of these. */
  record DeviceIs(Set<Device> devices) implements Condition {}

  /** The operating system is one of these. */
  record SystemIs(Set<OperatingSystem> systems) implements Condition {}

  /**
   * The version of the operating system lies in a range.
   *
   * @param atLeast null for no lower bound
   * @param below null for no upper bound
   */
  record SystemVersion(@Nullable Version atLeast, @Nullable Version below) implements Condition {}

  /** The country is one of these, as ISO 3166-1 alpha-2 codes in upper case. */
  record CountryIs(Set<String> countries) implements Condition {}

  /** The region is one of these, as ISO 3166-2 codes in upper case, such as {@code DE-BY}. */
  record RegionIs(Set<String> regions) implements Condition {}

  /**
   * The language that the person prefers most (Accept-Language, RFC 9110 §12.5.4) is in one of
   * these ranges, by basic filtering (RFC 4647 §3.3.1): {@code de} takes in {@code de-AT}.
   *
   * @param ranges in lower case
   */
  record LanguageIs(List<String> ranges) implements Condition {}

  /**
   * The scan came in a span of time.
   *
   * @param from inclusive; null for no beginning
   * @param until exclusive; null for no end
   */
  record Between(@Nullable Instant from, @Nullable Instant until) implements Condition {}

  /**
   * The scan came in a part of some days of the week.
   *
   * @param zone whose days and clock count
   * @param weekdays the days on which the part begins; all seven for every day
   * @param from inclusive
   * @param until exclusive; at or before {@code from} for the next day, so that equal times are a
   *     whole day
   */
  record Hours(ZoneId zone, Set<DayOfWeek> weekdays, LocalTime from, LocalTime until)
      implements Condition {}

  /**
   * The query of the scan has a parameter.
   *
   * @param values one of which it must have, with regard to case; empty for any
   */
  record QueryHas(String name, Set<String> values) implements Condition {}

  /** The host of the Referer is one of these, in lower case, or a subdomain of one. */
  record ReferrerIs(Set<String> hosts) implements Condition {}

  /**
   * The scan is one of the code's first, or a later part of them.
   *
   * @param from the number of the first scan that counts, from 1
   * @param to the number of the last, inclusive; null for no end
   */
  record ScanNumber(long from, @Nullable Long to) implements Condition {}

  /**
   * The visitor is in a share of all visitors. The same visitor stays in it or out of it, and stays
   * in it when it grows.
   *
   * @param percent 0 to 100, to the hundredth
   */
  record Share(double percent) implements Condition {}

  /** All of these hold; holds where there are none. */
  record All(List<Condition> conditions) implements Condition {}

  /** At least one of these holds. */
  record Any(List<Condition> conditions) implements Condition {}

  /** The other does not hold, be it because nothing is known. */
  record Not(Condition condition) implements Condition {}
}
