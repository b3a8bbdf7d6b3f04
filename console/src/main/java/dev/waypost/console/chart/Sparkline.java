package dev.waypost.console.chart;

import java.util.Locale;
import java.util.stream.LongStream;

/**
 * A curve without axes, 96 by 26.
 *
 * @param line the path of the curve
 * @param area the path of what lies below it
 * @param total of all values
 */
public record Sparkline(String line, String area, long total) {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 26;
  private static final int EDGE = 2;

  /** The curve of at least two values. */
  public static Sparkline of(long[] values) {
    long most = Math.max(1, LongStream.of(values).max().orElse(1));
    var line = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      double x = (double) WIDTH * i / (values.length - 1);
      double y = HEIGHT - EDGE - (double) (HEIGHT - 2 * EDGE) * values[i] / most;
      line.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", x, y));
    }
    String path = line.toString();
    return new Sparkline(
        path,
        path + "L" + WIDTH + " " + HEIGHT + "L0 " + HEIGHT + "Z",
        LongStream.of(values).sum());
  }
}
