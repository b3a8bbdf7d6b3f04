package dev.waypost.server.demo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * When a kind of code is scanned: weights of the seven days from Monday on, of the 24 hours, and of
 * the twelve months.
 */
@SuppressWarnings("ImmutableEnumChecker") // the arrays are written here alone
enum Rhythm {
  /** In a café, from breakfast on. */
  MENU(
      new double[] {0.82, 0.84, 0.88, 0.96, 1.08, 1.42, 1.3},
      new double[] {
        0, 0, 0, 0, 0, 0, 1, 9, 22, 27, 24, 19, 21, 20, 17, 19, 17, 12, 8, 6, 4, 2, 1, 0
      },
      Season.CAFE),
  /** At coffee and cake. */
  AFTERNOON(
      new double[] {0.75, 0.8, 0.86, 0.95, 1.1, 1.5, 1.55},
      new double[] {0, 0, 0, 0, 0, 0, 0, 2, 5, 8, 11, 13, 14, 18, 26, 32, 27, 15, 7, 4, 3, 1, 0, 0},
      Season.CAFE),
  /** In passing, also when the café is closed. */
  STREET(
      new double[] {0.85, 0.87, 0.92, 1, 1.15, 1.4, 1.0},
      new double[] {
        1.5, 1, 0.5, 0.3, 0.3, 0.6, 2, 6, 9, 10, 12, 13, 14, 13, 13, 14, 16, 18, 17, 14, 11, 8, 5, 3
      },
      Season.STREET),
  /** On the way to work and back. */
  COMMUTE(
      new double[] {1.2, 1.25, 1.25, 1.22, 1.1, 0.6, 0.45},
      new double[] {
        0.5, 0.2, 0.1, 0.1, 0.3, 2, 12, 28, 31, 17, 9, 7, 10, 9, 7, 9, 14, 20, 16, 9, 5, 4, 2, 1
      },
      Season.STREET),
  /** At the kitchen table. */
  HOME(
      new double[] {0.92, 0.9, 0.9, 0.95, 1, 1.2, 1.25},
      new double[] {
        1, 0.5, 0.2, 0.2, 0.3, 2, 9, 17, 18, 14, 10, 8, 8, 7, 7, 8, 9, 11, 14, 18, 19, 15, 8, 3
      },
      Season.HOME),
  /** At work. */
  OFFICE(
      new double[] {1.25, 1.3, 1.3, 1.25, 1.0, 0.4, 0.25},
      new double[] {
        0, 0, 0, 0, 0, 1, 5, 12, 20, 24, 22, 18, 11, 14, 20, 20, 16, 9, 4, 2, 1, 1, 0, 0
      },
      Season.EVEN),
  /** On a journey. */
  TRAVEL(
      new double[] {1.05, 0.9, 0.9, 1.05, 1.25, 1.0, 1.1},
      new double[] {
        1, 0.5, 0.3, 0.5, 3, 10, 16, 18, 17, 14, 13, 12, 13, 13, 13, 14, 16, 18, 16, 12, 9, 7, 4, 2
      },
      Season.STREET);

  private static final int HOURS = 24;
  private static final long NANOS_OF_HOUR = 3_600_000_000_000L;

  private final double[] weekdays;

  /** Which part of a day's scans has come when an hour ends. */
  private final double[] passed;

  private final Season season;

  Rhythm(double[] weekdays, double[] hours, Season season) {
    this.weekdays = weekdays;
    this.season = season;
    this.passed = new double[HOURS];
    double all = DoubleStream.of(hours).sum();
    double sum = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      sum += hours[hour];
      passed[hour] = sum / all;
    }
  }

  /** The weight of a day. */
  double on(LocalDate day) {
    return weekdays[day.getDayOfWeek().getValue() - 1] * season.on(day);
  }

  /**
   * The time of day at which a part of its scans has come.
   *
   * @param part from 0 inclusive to 1 exclusive
   */
  LocalTime time(double part) {
    int found = Arrays.binarySearch(passed, part);
    int hour = Math.min(found < 0 ? -found - 1 : found + 1, HOURS - 1);
    double before = hour == 0 ? 0 : passed[hour - 1];
    double within = Math.clamp((part - before) / (passed[hour] - before), 0, 0.999_999);
    return LocalTime.ofNanoOfDay(hour * NANOS_OF_HOUR + (long) (within * NANOS_OF_HOUR));
  }

  /** Which part of a day's scans has come at a time of day, 0 to 1. */
  double passed(LocalTime time) {
    double before = time.getHour() == 0 ? 0 : passed[time.getHour() - 1];
    double within = (double) (time.toNanoOfDay() % NANOS_OF_HOUR) / NANOS_OF_HOUR;
    return before + (passed[time.getHour()] - before) * within;
  }
}
