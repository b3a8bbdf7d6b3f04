package dev.waypost.console.insight;

import dev.waypost.console.http.Visit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which days a page is about, as its address says it.
 *
 * @param first the first day
 * @param last the last day, not before the first
 * @param choice the name of a usual period; empty for one of somebody's own
 */
public record Days(LocalDate first, LocalDate last, String choice) {
  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 3_650;

  /** The period in an address; what can't be read is the last 30 days. */
  static Days of(Visit visit) {
    LocalDate today = LocalDate.ofInstant(visit.texts().now(), visit.texts().zone());
    LocalDate from = day(visit.parameter("from"));
    LocalDate to = day(visit.parameter("to"));
    if (from != null
        && to != null
        && !to.isBefore(from)
        && from.until(to, ChronoUnit.DAYS) < MOST_DAYS) {
      return new Days(from, to, "");
    }
    int days =
        switch (visit.parameter("days")) {
          case "1" -> 1;
          case "7" -> 7;
          case "90" -> 90;
          case "365" -> 365;
          default -> USUAL_DAYS;
        };
    return new Days(today.minusDays(days - 1L), today, Integer.toString(days));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeParseException notADay) {
      return null;
    }
  }

  /** How many days. */
  public long days() {
    return first.until(last, ChronoUnit.DAYS) + 1;
  }

  /** The period of the same length just before. */
  Days before() {
    return new Days(first.minusDays(days()), first.minusDays(1), "");
  }

  /** The first moment. */
  Instant from(ZoneId zone) {
    return first.atStartOfDay(zone).toInstant();
  }

  /** The first moment after. */
  Instant to(ZoneId zone) {
    return last.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
