package dev.waypost.benchmarks;

import static java.util.stream.Collectors.joining;

import dev.waypost.benchmarks.find.FindBenchmark;
import dev.waypost.benchmarks.print.PrintBenchmark;
import dev.waypost.benchmarks.redirect.RedirectBenchmark;
import dev.waypost.benchmarks.start.StartBenchmark;
import dev.waypost.benchmarks.table.TableBenchmark;
import dev.waypost.benchmarks.table.TableProcess;
import dev.waypost.store.DatabaseRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;

/**
 * The command line behind {@code ./dev bench}. Exit codes: 0 when all went well, 1 where something
 * that it needs is missing or failed, 2 for misuse.
 */
public final class Main {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final String QUICK_FLAG = "--quick";
  private static final String FIND = "find";
  private static final int FIND_RUNS = 20;
  private static final String REDIRECT = "redirect";
  private static final String TABLE = "table";
  private static final String START = "start";
  private static final int START_RUNS = 5;
  private static final String PRINT = "print";
  private static final int PRINT_RUNS = 5;
  private static final int QUICK_FINDS = 1_000;

  private Main() {}

  /**
   * Lists the benchmarks, or runs those of one name.
   *
   * @param arguments none, or a name and perhaps {@code --quick}
   * @throws RunnerException if a benchmark failed, or JMH is already running on this machine
   */
  public static void main(String[] arguments) throws RunnerException {
    int exitCode = run(List.of(arguments), System.out, System.err);
    if (exitCode != DONE) {
      System.exit(exitCode);
    }
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) throws RunnerException {
    List<String> names = new ArrayList<>(arguments);
    boolean quick = names.remove(QUICK_FLAG);
    if (names.isEmpty()) {
      out.print(list());
      return DONE;
    }
    if (names.size() > 1) {
      err.println("./dev bench takes one name at a time: " + names() + ".");
      return MISUSED;
    }
    if (names.getFirst().equals(FIND)) {
      return find(quick, out);
    }
    if (names.getFirst().equals(REDIRECT)) {
      return redirect(quick, out, err);
    }
    if (names.getFirst().equals(TABLE)) {
      return table(quick, out);
    }
    if (names.getFirst().equals(START)) {
      return start(quick, out);
    }
    if (names.getFirst().equals(PRINT)) {
      return print(quick, out);
    }
    Optional<BenchmarkGroup> group = BenchmarkGroup.named(names.getFirst());
    if (group.isEmpty()) {
      err.printf("There is no benchmark \"%s\"; there are %s.%n", names.getFirst(), names());
      return MISUSED;
    }
    measure(group.get(), quick, out);
    return DONE;
  }

  private static int find(boolean quick, PrintStream out) {
    try {
      if (quick) {
        Path folder = Files.createTempDirectory("waypost-find-");
        out.println("A few thousand codes in " + folder + ": the figures show that it works.");
        var _ = new FindBenchmark(FindBenchmark.QUICK_SIZE, 1, out).measure(folder);
      } else {
        Path folder =
            Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("waypost-find-" + FindBenchmark.FULL_SIZE);
        out.println(
            "The databases are in " + folder + "; making them takes some minutes, once each.");
        var _ = new FindBenchmark(FindBenchmark.FULL_SIZE, FIND_RUNS, out).measure(folder);
      }
      return DONE;
    } catch (IOException | DatabaseRefusedException e) {
      throw new IllegalStateException("The databases can't be used: " + e.getMessage(), e);
    }
  }

  private static int redirect(boolean quick, PrintStream out, PrintStream err) {
    out.println(
        quick
            ? "A short run of cold code: the figures show that it works, not how fast."
            : "Measuring; this takes about seven minutes. Keep the machine quiet meanwhile.");
    RedirectBenchmark.Size size =
        quick ? RedirectBenchmark.Size.QUICK : RedirectBenchmark.Size.FULL;
    try {
      return new RedirectBenchmark(size, out).measure(err) ? DONE : FAILED;
    } catch (IOException e) {
      throw new IllegalStateException("The servers can't be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static int table(boolean quick, PrintStream out) {
    if (quick) {
      out.println("A few thousand routes, cold: the figures show that it works, not how fast.");
      new TableBenchmark(TableBenchmark.QUICK_SIZE, QUICK_FINDS, out).measure();
      return DONE;
    }
    try {
      out.println("With a heap of 3 GB, as a JVM comes:");
      boolean usual = TableProcess.run("-Xmx3g");
      out.println("The same with large pages of memory (-XX:+UseTransparentHugePages):");
      return TableProcess.run("-Xmx3g", "-XX:+UseTransparentHugePages") && usual ? DONE : FAILED;
    } catch (IOException e) {
      throw new IllegalStateException("Java can't be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static int start(boolean quick, PrintStream out) {
    try {
      int size = quick ? StartBenchmark.QUICK_SIZE : StartBenchmark.FULL_SIZE;
      Path folder =
          quick
              ? Files.createTempDirectory("waypost-start-")
              : Path.of(System.getProperty("java.io.tmpdir")).resolve("waypost-start-" + size);
      out.println("The data directory is in " + folder + "; making it takes some minutes, once.");
      new StartBenchmark(size, quick ? 1 : START_RUNS, programCommand(), out).measure(folder);
      return DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (Exception e) {
      throw new IllegalStateException("The program can't be measured: " + e.getMessage(), e);
    }
  }

  private static int print(boolean quick, PrintStream out) {
    try {
      out.println(
          quick
              ? "A few codes, cold: the figures show that it works, not how fast."
              : "Measuring; this takes about three minutes. Keep the machine quiet meanwhile.");
      int size = quick ? PrintBenchmark.QUICK_SIZE : PrintBenchmark.FULL_SIZE;
      new PrintBenchmark(size, quick ? 1 : PRINT_RUNS, programCommand(), out)
          .measure(Files.createTempDirectory("waypost-print-"));
      return DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (Exception e) {
      throw new IllegalStateException("The program can't be measured: " + e.getMessage(), e);
    }
  }

  /** What {@code ./dev bench} names, or for tests. */
  private static List<String> programCommand() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jar = System.getProperty("waypost.jar");
    return jar == null
        ? List.of(java, "-cp", System.getProperty("java.class.path"), "dev.waypost.server.Main")
        : List.of(java, "-jar", jar);
  }

  private static void measure(BenchmarkGroup group, boolean quick, PrintStream out)
      throws RunnerException {
    if (quick) {
      out.println("One short run of cold code: the figures show that it works, not how fast.");
    } else {
      out.println("Measuring; this takes a minute or a few. Keep the machine quiet meanwhile.");
    }
    List<ComparisonResult> results = Benchmarks.measure(group, quick ? Effort.QUICK : Effort.FULL);
    if (!quick && group.name().equals("symbol")) {
      results = NodePeers.addTo(results, out);
    }
    out.print(ResultTable.of(results));
  }

  private static String list() {
    var text = new StringBuilder("./dev bench NAME measures one of these:%n".formatted());
    for (BenchmarkGroup group : BenchmarkGroup.ALL) {
      text.append("  %-8s  %s%n".formatted(group.name(), group.description()));
    }
    text.append("  %-8s  %s%n".formatted(FIND, "find codes among a million, on both engines"));
    text.append("  %-8s  %s%n".formatted(REDIRECT, "redirects of one core, beside nginx"));
    text.append("  %-8s  %s%n".formatted(TABLE, "the table of ten million routes"));
    text.append("  %-8s  %s%n".formatted(START, "start the program with a million codes"));
    text.append("  %-8s  %s%n".formatted(PRINT, "ten thousand labels, and images, in one call"));
    return text.append(
            "With %s it tries each benchmark once, without a useful figure.%n"
                .formatted(QUICK_FLAG))
        .toString();
  }

  private static String names() {
    return BenchmarkGroup.ALL.stream().map(BenchmarkGroup::name).collect(joining(", "))
        + ", "
        + String.join(", ", FIND, REDIRECT, TABLE, START, PRINT);
  }
}
