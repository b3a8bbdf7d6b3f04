package dev.waypost.benchmarks.table;

import dev.waypost.routing.Route;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteState;
import dev.waypost.routing.RouteTable;
import dev.waypost.routing.ShortKeys;
import dev.waypost.routing.Target.WebTarget;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What {@link RouteTable} takes for many simple routes: keys of 12 characters and ids of 31 in one
 * workspace and one domain, with destinations of 40 characters that begin alike.
 */
public final class TableBenchmark {
  /** How many routes are measured with. */
  public static final int FULL_SIZE = 10_000_000;

  /** How many show that it works. */
  public static final int QUICK_SIZE = 20_000;

  private static final String DOMAIN = "dom_00000000000000000000000001";
  private static final String WORKSPACE = "ws_00000000000000000000000001";
  private static final int ROUNDS = 7;

  private final int size;
  private final int finds;
  private final PrintStream out;

  /**
   * A benchmark.
   *
   * @param size how many routes there are
   * @param finds how many look-ups are timed together
   */
  public TableBenchmark(int size, int finds, PrintStream out) {
    this.size = size;
    this.finds = finds;
    this.out = out;
  }

  /** Measures in this process. */
  public void measure() {
    RouteTable table = new RouteTable(7, 11);
    long before = usedBytes();
    long started = System.nanoTime();
    for (int i = 0; i < size; i++) {
      table.apply(change(i, i + 1L));
    }
    double loading = nanosSince(started);
    long used = usedBytes() - before;
    out.printf(Locale.ROOT, "%,d routes%n", table.size());
    line("heap of a route", (double) used / size, "bytes");
    line("heap of all", used / 1e9, "GB");
    line("apply, each new", loading / size, "ns");
    String[] present = keys(0);
    String[] missing = keys(size);
    line("find, a hit", median(table, present), "ns");
    line("find, a miss", median(table, missing), "ns");
    line("apply, each a new state", replacing(table), "ns");
  }

  private double replacing(RouteTable table) {
    var random = new SplittableRandom(3);
    RouteChange[] changes = new RouteChange[finds];
    for (int i = 0; i < finds; i++) {
      changes[i] = change(random.nextInt(size), size + i + 1L);
    }
    long started = System.nanoTime();
    for (RouteChange change : changes) {
      table.apply(change);
    }
    return nanosSince(started) / finds;
  }

  private double median(RouteTable table, String[] keys) {
    double[] rounds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      int found = 0;
      long started = System.nanoTime();
      for (String key : keys) {
        found += table.find(DOMAIN, key) == null ? 0 : 1;
      }
      rounds[round] = nanosSince(started) / keys.length;
      if (found != 0 && found != keys.length) {
        throw new IllegalStateException("Found " + found + " of " + keys.length + " routes.");
      }
    }
    Arrays.sort(rounds);
    return rounds[ROUNDS / 2];
  }

  /** Keys of routes, beginning with that of a number, in no order. */
  private String[] keys(int first) {
    var random = new SplittableRandom(first);
    String[] keys = new String[finds];
    for (int i = 0; i < finds; i++) {
      keys[i] = digits((long) first + random.nextInt(size), 12);
    }
    return keys;
  }

  private static RouteChange change(int number, long revision) {
    Route route =
        Route.plain(
            "code_" + digits(number + (1L << 40), 26),
            WORKSPACE,
            revision,
            RouteState.ACTIVE,
            new WebTarget("https://shop.example.com/p/" + digits(number + (1L << 41), 13)));
    return new RouteChange(revision, new RouteAddress(DOMAIN, digits(number, 12)), route);
  }

  /** Digits that look random, and tell numbers apart. */
  private static String digits(long number, int count) {
    var random = new SplittableRandom(number);
    char[] digits = new char[count];
    for (int i = 0; i < count; i++) {
      digits[i] = ShortKeys.ALPHABET.charAt(random.nextInt(32));
    }
    return new String(digits);
  }

  private void line(String what, double value, String unit) {
    out.printf(Locale.ROOT, "%-26s %,10.2f %s%n", what, value, unit);
  }

  private static double nanosSince(long started) {
    return System.nanoTime() - started;
  }

  private static long usedBytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
