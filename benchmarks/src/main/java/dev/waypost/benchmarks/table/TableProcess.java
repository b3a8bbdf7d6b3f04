package dev.waypost.benchmarks.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures in a process of its own, whose heap is as large as the table may be. */
public final class TableProcess {
  private static final int FINDS = 1_000_000;

  private TableProcess() {}

  /** To be started by {@link #run}. */
  public static void main(String[] arguments) {
    new TableBenchmark(TableBenchmark.FULL_SIZE, FINDS, System.out).measure();
  }

  /**
   * Starts the process, and waits until it has ended.
   *
   * @param options of the Java machine
   * @return whether all went well
   */
  public static boolean run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), TableProcess.class.getName()));
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
