package dev.waypost.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a test asks of the operating system by its own commands. */
final class SystemSignals {
  private SystemSignals() {}

  /** SIGSTOP: the process and all that it started stand still, with their connections open. */
  static void stop(ProcessHandle process) throws IOException, InterruptedException {
    signal("STOP", process);
  }

  /** SIGCONT. */
  static void resume(ProcessHandle process) throws IOException, InterruptedException {
    signal("CONT", process);
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("kill", "-" + name));
    Stream.concat(Stream.of(process), process.descendants())
        .forEach(each -> command.add("" + each.pid()));
    run(command.toArray(String[]::new));
  }

  /** Runs a command to its end and fails where that is not a success. */
  static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(Arrays.toString(command) + " failed: " + output.strip());
    }
  }
}
