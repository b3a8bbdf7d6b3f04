package dev.waypost.analytics;

import java.time.LocalDate;
import java.util.List;

/**
 * How often a code was scanned. People alone are counted, except in {@code bots}.
 *
 * @param scans requests for the code
 * @param visitors different visitors, counted exactly. A visitor is known by a hash under a salt
 *     that changes with each salt period (a day in UTC unless the workspace chose otherwise), so
 *     over several periods this is the sum of the periods' visitors: who comes on two days counts
 *     twice
 * @param bots answers to crawlers and link previews
 * @param perDay every day of the time asked for, in order, also those without scans
 * @param perDevice scans by device class, most first, then by name
 * @param perCountry scans by ISO 3166-1 code or {@code unknown}, most first, then by name
 */
public record CodeReport(
    long scans,
    long visitors,
    long bots,
    List<Day> perDay,
    List<Share> perDevice,
    List<Share> perCountry) {

  public CodeReport {
    perDay = List.copyOf(perDay);
    perDevice = List.copyOf(perDevice);
    perCountry = List.copyOf(perCountry);
  }

  /**
   * One day of the report's zone.
   *
   * @param day the date there
   * @param scans requests on that day
   * @param visitors different hashes on that day; where the zone's day spans two salt periods, who
   *     comes in both counts twice
   */
  public record Day(LocalDate day, long scans, long visitors) {}

  /** The scans that have a property in common. */
  public record Share(String name, long scans) {}
}
