package dev.waypost.server.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How many scans each day has and how often each code is among them: what is usual for the code on
 * such a day, more as the company grows, and never quite the same.
 */
final class DailyScans {
  /** How busy the year begins and ends. */
  private static final double AT_FIRST = 0.66;

  private static final double AT_LAST = 1.34;

  /** How much days differ, as the standard deviation of the logarithm. */
  private static final double DAY_NOISE = 0.07;

  private static final double CODE_NOISE = 0.2;

  private final double[][] upTo;
  private final int[] scans;

  /**
   * The days of a year.
   *
   * @param total how many scans they have together
   */
  DailyScans(List<ScannedCode> codes, DemoDates dates, SplittableRandom random, int total) {
    int days = DemoDates.DAYS + 1;
    this.upTo = new double[days][codes.size()];
    this.scans = new int[days];
    double[] weights = new double[days];
    double all = 0;
    for (int day = 0; day < days; day++) {
      weights[day] = weigh(day, codes, dates, random);
      all += weights[day];
    }
    double sum = 0;
    int given = 0;
    for (int day = 0; day < days; day++) {
      sum += weights[day];
      int so = day == days - 1 ? total : (int) Math.round(total * (sum / all));
      scans[day] = so - given;
      given = so;
    }
  }

  private double weigh(
      int number, List<ScannedCode> codes, DemoDates dates, SplittableRandom random) {
    LocalDate day = dates.firstDay().plusDays(number);
    double part = (double) number / DemoDates.DAYS;
    double business = (AT_FIRST + (AT_LAST - AT_FIRST) * part) * noise(random, DAY_NOISE);
    Instant end = day.plusDays(1).atStartOfDay(DemoDates.ZONE).toInstant();
    boolean isToday = end.isAfter(dates.now());
    double sum = 0;
    for (int code = 0; code < codes.size(); code++) {
      ScannedCode each = codes.get(code);
      double passed = isToday ? passedOf(each.traffic(), dates) : 1;
      sum +=
          business
              * passed
              * noise(random, CODE_NOISE)
              * each.traffic().on(day)
              * each.interest(isToday ? dates.now() : end);
      upTo[number][code] = sum;
    }
    return sum;
  }

  private static double passedOf(Traffic traffic, DemoDates dates) {
    return traffic.rhythm().passed(dates.now().atZone(DemoDates.ZONE).toLocalTime());
  }

  private static double noise(SplittableRandom random, double deviation) {
    return Math.exp(random.nextGaussian() * deviation);
  }

  /** How many days there are. */
  int days() {
    return scans.length;
  }

  /** How many scans a day has. */
  int on(int day) {
    return scans[day];
  }

  /** Which code is scanned at a place among all scans of a day, 0 inclusive to 1 exclusive. */
  int code(int day, double number) {
    double[] sums = upTo[day];
    double sought = number * sums[sums.length - 1];
    int found = Arrays.binarySearch(sums, sought);
    int index = found < 0 ? -found - 1 : found + 1;
    while (index < sums.length - 1 && sums[index] <= sought) {
      index++;
    }
    return Math.min(index, sums.length - 1);
  }
}
