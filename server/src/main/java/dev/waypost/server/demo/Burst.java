package dev.waypost.server.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Some days on which a code is scanned more often, as when a poster has just been put up. It begins
 * at once and fades.
 *
 * @param start its first day; null where it comes every year
 * @param everyYear its first day in each year; null where it comes once
 * @param days how many, 1 or more
 * @param times how much comes to what is usual on its first day, as a multiple of that
 */
record Burst(@Nullable LocalDate start, @Nullable MonthDay everyYear, int days, double times) {

  /** How much comes to what is usual on a day. */
  double on(LocalDate day) {
    long since = ChronoUnit.DAYS.between(begin(day), day);
    return since < 0 || since >= days ? 0 : times * Math.sqrt(1 - (double) since / days);
  }

  private LocalDate begin(LocalDate day) {
    if (everyYear == null) {
      return start == null ? LocalDate.MAX : start;
    }
    LocalDate thisYear = everyYear.atYear(day.getYear());
    return thisYear.isAfter(day) ? everyYear.atYear(day.getYear() - 1) : thisYear;
  }
}
