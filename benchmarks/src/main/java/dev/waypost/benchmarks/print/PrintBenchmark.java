package dev.waypost.benchmarks.print;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ten thousand labels in one PDF and as many SVG images in one ZIP, each asked for over HTTP of the
 * started program: once of plain codes, once of styled ones, each of which is drawn and read back.
 * Beside it, scans at a steady pace.
 */
public final class PrintBenchmark {
  /** How many codes are measured with. */
  public static final int FULL_SIZE = 10_000;

  /** How many show that it works. */
  public static final int QUICK_SIZE = 50;

  private static final String PLAIN = "plain";
  private static final String STYLED = "styled";

  private final int size;
  private final int runs;
  private final List<String> command;
  private final PrintStream out;

  /**
   * A benchmark.
   *
   * @param size how many codes there are of each kind
   * @param runs how often each is asked for after the first time
   * @param command what starts the program, to be followed by settings
   */
  public PrintBenchmark(int size, int runs, List<String> command, PrintStream out) {
    this.size = size;
    this.runs = runs;
    this.command = List.copyOf(command);
    this.out = out;
  }

  /** Measures with a data directory in a folder. */
  public void measure(Path folder) throws Exception {
    try (RunningProgram program = RunningProgram.start(command, folder)) {
      makeCodes(program, PLAIN, "{}");
      makeCodes(
          program,
          STYLED,
          "{\"module_shape\":\"rounded\",\"foreground_color\":\"#0b6b4f\",\"finders\":{\"frame_shape\":\"leaf\"}}");
      String shortUrl = program.makeCode();
      ScanTimes _ = ScanTimes.during(shortUrl, runs * 2_000L, () -> {});
      ScanTimes alone = ScanTimes.during(shortUrl, runs * 4_000L, () -> {});
      out.printf(
          "%-28s %9s %9s %9s %9s %9s%n", "", "first s", "median s", "MB", "scan p50", "scan p99");
      out.printf(
          Locale.ROOT,
          "%-28s %9s %9s %9s %9.2f %9.2f%n",
          "scans alone, ms",
          "",
          "",
          "",
          alone.milliseconds(0.5),
          alone.milliseconds(0.99));
      for (String kind : List.of(PLAIN, STYLED)) {
        measure(
            program,
            kind + ", SVG in a ZIP",
            "/api/v1/images/zip",
            selection(kind) + "}",
            shortUrl);
        measure(
            program,
            kind + ", labels in a PDF",
            "/api/v1/sheets",
            selection(kind) + ",\"template\":\"l7160\",\"text\":[\"name\",\"short_url\"]}",
            shortUrl);
      }
      out.println(
          "Most memory of the process at any time: " + program.mostMemoryMegabytes() + " MB");
    }
  }

  private static String selection(String kind) {
    return "{\"filter\":{\"tag\":[\"" + kind + "\"]}";
  }

  private void makeCodes(RunningProgram program, String kind, String style)
      throws IOException, InterruptedException {
    String body =
        IntStream.range(0, size)
            .mapToObj(i ->
                "{\"destination\":\"https://example.com/i/%d\",\"name\":\"Item %d\"}"
                    .formatted(i, i))
            .collect(
                Collectors.joining(
                    ",",
                    "{\"defaults\":{\"tags\":[\"%s\"],\"style\":%s},\"codes\":["
                        .formatted(kind, style),
                    "]}"));
    program.post("/api/v1/codes/bulk", body);
  }

  private void measure(
      RunningProgram program, String what, String path, String body, String shortUrl)
      throws Exception {
    double first = seconds(program, path, body);
    List<Double> later = new ArrayList<>();
    long[] bytes = new long[1];
    ScanTimes beside =
        ScanTimes.during(
            shortUrl,
            Long.MAX_VALUE,
            () -> {
              for (int run = 0; run < runs; run++) {
                long begun = System.nanoTime();
                bytes[0] = program.post(path, body);
                later.add((System.nanoTime() - begun) / 1e9);
              }
            });
    later.sort(null);
    out.printf(
        Locale.ROOT,
        "%-28s %9.2f %9.2f %9.1f %9.2f %9.2f%n",
        what,
        first,
        later.get(later.size() / 2),
        bytes[0] / 1e6,
        beside.milliseconds(0.5),
        beside.milliseconds(0.99));
  }

  private static double seconds(RunningProgram program, String path, String body)
      throws IOException, InterruptedException {
    long begun = System.nanoTime();
    long _ = program.post(path, body);
    return (System.nanoTime() - begun) / 1e9;
  }
}
