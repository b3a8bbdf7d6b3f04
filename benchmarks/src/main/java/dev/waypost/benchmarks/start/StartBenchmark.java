package dev.waypost.benchmarks.start;

import dev.waypost.benchmarks.find.Catalogue;
import dev.waypost.benchmarks.find.FindBenchmark;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long it takes from the start of the program to the answer to a scan, and until the API is
 * ready, with all codes in a SQLite database: once without a local copy, so that all routes are
 * read from the database, and once with it.
 */
public final class StartBenchmark {
  /** How many codes are measured with. */
  public static final int FULL_SIZE = 1_000_000;

  /** How many show that it works. */
  public static final int QUICK_SIZE = 2_000;

  private final Catalogue catalogue;
  private final int runs;
  private final List<String> command;
  private final PrintStream out;

  /**
   * A benchmark.
   *
   * @param size how many codes there are
   * @param runs how often the program is started with a copy, and without
   * @param command what starts the program, to be followed by settings
   */
  public StartBenchmark(int size, int runs, List<String> command, PrintStream out) {
    this.catalogue = new Catalogue(size);
    this.runs = runs;
    this.command = List.copyOf(command);
    this.out = out;
  }

  /** Measures in a folder, where the data directory stays to be used again. */
  public void measure(Path folder) throws Exception {
    Path data = folder.resolve("data");
    Files.createDirectories(data);
    FindBenchmark.fillSqlite(catalogue, data.resolve("waypost.db"), out);
    out.printf(
        "%-40s %8s %8s %8s%n", "seconds until the first scan is answered", "median", "min", "max");
    measure("from the database, without a copy", data, false);
    measure("from the local copy", data, true);
  }

  private void measure(String how, Path data, boolean withCopy) throws Exception {
    List<Duration> scans = new ArrayList<>();
    List<Duration> ready = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      if (!withCopy) {
        deleteCopy(data.resolve("routes"));
      }
      try (StartedProgram program = StartedProgram.start(command, data, catalogue.keyOfActive())) {
        scans.add(program.untilFirstScan());
        ready.add(program.untilReady());
        program.awaitCopy();
      }
    }
    print(how, scans);
    print("  until the API is ready", ready);
  }

  private void print(String what, List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    out.printf(
        Locale.ROOT,
        "%-40s %8.2f %8.2f %8.2f%n",
        what,
        seconds(sorted.get(sorted.size() / 2)),
        seconds(sorted.getFirst()),
        seconds(sorted.getLast()));
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }

  private static void deleteCopy(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
