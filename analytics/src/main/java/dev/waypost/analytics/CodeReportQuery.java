package dev.waypost.analytics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * Which scans a report is about, and whose days it counts in.
 *
 * @param workspaceId the workspace the code must belong to
 * @param codeId the code
 * @param from the first instant, inclusive, from the year 1 on
 * @param to the end, exclusive, after {@code from} and at most {@value #DAYS_MAX} days later, up to
 *     the year 9999
 * @param zone where a day begins and ends
 */
public record CodeReportQuery(
    String workspaceId, String codeId, Instant from, Instant to, ZoneId zone) {
  /** Ten years and a little. */
  public static final int DAYS_MAX = 3_660;

  // The years that RFC 3339 can write, less what a zone may shift them by.
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

  public CodeReportQuery {
    Objects.requireNonNull(workspaceId, "workspaceId");
    Objects.requireNonNull(codeId, "codeId");
    Objects.requireNonNull(zone, "zone");
    if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "A report covers times from "
              + EARLIEST
              + " to "
              + LATEST
              + ", not "
              + from
              + " to "
              + to
              + ".");
    }
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "A report must end after it begins; " + to + " is not after " + from + ".");
    }
    if (Duration.between(from, to).compareTo(Duration.ofDays(DAYS_MAX)) > 0) {
      throw new IllegalArgumentException(
          "A report covers at most " + DAYS_MAX + " days; " + from + " to " + to + " is longer.");
    }
  }

  /**
   * The days of the zone that the time touches, in order. A day that the zone left out when it
   * crossed the date line is not among them.
   */
  List<LocalDate> days() {
    LocalDate first = from.atZone(zone).toLocalDate();
    LocalDate last = to.minusNanos(1).atZone(zone).toLocalDate();
    return first
        .datesUntil(last.plusDays(1))
        .filter(day -> day.atStartOfDay(zone).toLocalDate().equals(day))
        .toList();
  }
}
