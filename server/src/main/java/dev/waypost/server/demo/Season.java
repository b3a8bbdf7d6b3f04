package dev.waypost.server.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/** How much comes in which part of the year: a weight in the middle of each month. */
@SuppressWarnings("ImmutableEnumChecker") // the array is written here alone
enum Season {
  /** In cafés: a quiet January, a good May, the weeks before Christmas. */
  CAFE(0.84, 0.87, 0.95, 1.02, 1.1, 1.08, 1.02, 0.98, 1.05, 1.03, 1.04, 1.16),
  /** Out of doors. */
  STREET(0.7, 0.76, 0.9, 1.05, 1.2, 1.26, 1.24, 1.18, 1.1, 0.98, 0.86, 0.98),
  /** At home. */
  HOME(1.12, 1.08, 1.02, 0.96, 0.9, 0.84, 0.78, 0.8, 0.94, 1.05, 1.16, 1.34),
  /** The same all year. */
  EVEN(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  /** Everything is closed. */
  private static final Set<MonthDay> CLOSED =
      Set.of(MonthDay.of(12, 25), MonthDay.of(12, 26), MonthDay.of(1, 1));

  private static final double ON_CLOSED_DAYS = 0.25;
  private static final int MONTHS = 12;

  private final double[] months;

  Season(double... months) {
    this.months = months;
  }

  /** The weight of a day. */
  double on(LocalDate day) {
    double middle = day.getMonthValue() - 1.5 + (double) day.getDayOfMonth() / day.lengthOfMonth();
    int before = (int) Math.floor(middle);
    double part = middle - before;
    double weight =
        months[Math.floorMod(before, MONTHS)] * (1 - part)
            + months[Math.floorMod(before + 1, MONTHS)] * part;
    return this != HOME && CLOSED.contains(MonthDay.from(day)) ? weight * ON_CLOSED_DAYS : weight;
  }

  /** How many people from elsewhere come on a day, as a multiple of what is usual. */
  static double travellers(LocalDate day) {
    return switch (day.getMonth()) {
      case JULY, AUGUST -> 1.6;
      case MAY, JUNE, SEPTEMBER, DECEMBER -> 1.2;
      case APRIL, OCTOBER -> 1.0;
      case JANUARY, FEBRUARY, MARCH, NOVEMBER -> 0.7;
    };
  }
}
