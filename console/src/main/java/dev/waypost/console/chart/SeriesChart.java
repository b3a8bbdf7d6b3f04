package dev.waypost.console.chart;

import dev.waypost.analytics.ScanSummary.Step;
import dev.waypost.console.text.Texts;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scans over time as a curve, 760 by 220, with the time before beside it where that is asked for.
 *
 * @param line the path of the curve
 * @param area the path of what lies below it
 * @param before the path of the time before; empty for none
 * @param marks what stands at the axis of numbers
 * @param labels what stands at the axis of time
 * @param points one for each step, for who points at it
 * @param rows the same as a table
 */
public record SeriesChart(
    String line,
    String area,
    String before,
    List<Mark> marks,
    List<Label> labels,
    List<Point> points,
    List<Row> rows) {
  /** The whole width. */
  public static final int WIDTH = 760;

  /** The whole height. */
  public static final int HEIGHT = 220;

  private static final int LEFT = 44;
  private static final int RIGHT = 8;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;
  private static final int MARKS = 4;
  private static final int LABELS = 7;

  /** A line across at a number. */
  public record Mark(String y, String text) {}

  /** A text below. */
  public record Label(String x, String text, String anchor) {}

  /** A step: where it stands, how wide it is, and what it says. */
  public record Point(String x, String width, String text) {}

  /** A step in words. */
  public record Row(String time, String scans, String visitors) {}

  /** The chart of some steps, those of the time before being as many or none. */
  public static SeriesChart of(List<Step> steps, List<Step> before, Texts texts) {
    long most =
        Math.max(
            steps.stream().mapToLong(Step::scans).max().orElse(0),
            before.stream().mapToLong(Step::scans).max().orElse(0));
    long top = rounded(most);
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i <= MARKS; i++) {
      long value = top * i / MARKS;
      marks.add(new Mark(number(y(value, top)), texts.number(value)));
    }
    String line = path(steps, top);
    String area =
        line.isEmpty()
            ? ""
            : line
                + "L"
                + number(x(steps.size() - 1, steps.size()))
                + " "
                + (HEIGHT - BOTTOM)
                + "L"
                + number(x(0, steps.size()))
                + " "
                + (HEIGHT - BOTTOM)
                + "Z";
    return new SeriesChart(
        line,
        area,
        path(before, top),
        marks,
        labels(steps, texts),
        points(steps, texts),
        rows(steps, texts));
  }

  /** The next number that divides into marks without a rest. */
  private static long rounded(long most) {
    if (most <= MARKS) {
      return MARKS;
    }
    long power = (long) Math.pow(10, Math.floor(Math.log10((double) most)));
    for (double factor : new double[] {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10}) {
      long candidate = Math.round(power * factor);
      if (candidate >= most && candidate % MARKS == 0) {
        return candidate;
      }
    }
    return Math.ceilDiv(most, MARKS) * MARKS;
  }

  private static String path(List<Step> steps, long top) {
    var path = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      path.append(i == 0 ? 'M' : 'L')
          .append(number(x(i, steps.size())))
          .append(' ')
          .append(number(y(steps.get(i).scans(), top)));
    }
    return path.toString();
  }

  private static List<Label> labels(List<Step> steps, Texts texts) {
    int every = Math.max(1, Math.ceilDiv(steps.size(), LABELS));
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < steps.size(); i += every) {
      labels.add(
          new Label(
              number(x(i, steps.size())),
              when(steps, i, texts),
              i == 0
                  ? "start"
                  : i + every >= steps.size() && i == steps.size() - 1 ? "end" : "middle"));
    }
    return labels;
  }

  private static List<Point> points(List<Step> steps, Texts texts) {
    double width = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, steps.size());
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      points.add(
          new Point(
              number(x(i, steps.size()) - width / 2),
              number(width),
              when(steps, i, texts)
                  + ": "
                  + texts.count(step.scans(), "one scan", "{0} scans")
                  + ", "
                  + texts.count(step.visitors(), "one visitor", "{0} visitors")));
    }
    return points;
  }

  private static List<Row> rows(List<Step> steps, Texts texts) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      rows.add(
          new Row(
              isHours(steps) ? when(steps, i, texts) : texts.day(step.start().toLocalDate()),
              texts.number(step.scans()),
              texts.number(step.visitors())));
    }
    return rows;
  }

  private static boolean isHours(List<Step> steps) {
    return steps.size() > 1 && steps.get(1).start().isBefore(steps.get(0).start().plusDays(1));
  }

  /** Steps of less than a day are told by the clock. */
  private static String when(List<Step> steps, int index, Texts texts) {
    LocalDateTime start = steps.get(index).start();
    return isHours(steps)
        ? DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).format(start)
        : texts.shortDay(start.toLocalDate());
  }

  private static double x(int index, int count) {
    return LEFT
        + (count < 2
            ? (WIDTH - LEFT - RIGHT) / 2.0
            : (double) (WIDTH - LEFT - RIGHT) * index / (count - 1));
  }

  private static double y(long value, long top) {
    return HEIGHT - BOTTOM - (double) (HEIGHT - TOP - BOTTOM) * value / top;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
