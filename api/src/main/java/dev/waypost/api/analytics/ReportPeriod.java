package dev.waypost.api.analytics;

import dev.waypost.api.http.ApiRequest;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * The time that a report covers, from the query parameters {@code start}, {@code end} and {@code
 * tz}. Days are whole and both inclusive in the zone; moments (RFC 3339) are exact and the end is
 * exclusive. By default: the last 30 days including today, UTC.
 *
 * @param from inclusive
 * @param to exclusive
 * @param zone whose days are counted
 */
record ReportPeriod(Instant from, Instant to, ZoneId zone) {
  private static final int DEFAULT_DAYS = 30;
  private static final Instant EARLIEST = Instant.parse("1994-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  static ReportPeriod of(ApiRequest request, InstantSource clock) {
    ZoneId zone = zone(request.parameter("tz"));
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Instant to = moment(request, "end", zone, 1, today.plusDays(1).atStartOfDay(zone).toInstant());
    LocalDate lastDay = LocalDate.ofInstant(to.minusNanos(1), zone);
    Instant from =
        moment(
            request,
            "start",
            zone,
            0,
            lastDay.minusDays(DEFAULT_DAYS - 1).atStartOfDay(zone).toInstant());
    if (!from.isBefore(to)) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER, "start", "\"start\" must lie before \"end\".");
    }
    return new ReportPeriod(from, to, zone);
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? ZoneId.of("UTC") : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER,
          "tz",
          "There is no time zone \""
              + name
              + "\". Write its name from the tz database, such as Europe/Berlin.");
    }
  }

  private static Instant moment(
      ApiRequest request, String name, ZoneId zone, int daysAfter, Instant byDefault) {
    String text = request.parameter(name);
    if (text == null) {
      return byDefault;
    }
    try {
      return inReach(
          text.length() == "2026-03-01".length()
              ? LocalDate.parse(text).plusDays(daysAfter).atStartOfDay(zone).toInstant()
              : OffsetDateTime.parse(text).toInstant(),
          name);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER,
          name,
          "\""
              + name
              + "\" is \""
              + text
              + "\". Write a day such as 2026-03-01 or a moment such as 2026-03-01T09:00:00Z.");
    }
  }

  /** Nothing was scanned before there were QR codes, and far years have no names. */
  private static Instant inReach(Instant moment, String name) {
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER, name, "\"" + name + "\" must lie between 1994 and 2200.");
    }
    return moment;
  }
}
