package dev.waypost.benchmarks.redirect;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs that are measured with. Where it may, it installs what is missing. */
final class Tools {
  /** Programs by the Debian package that has them. */
  private static final Map<String, String> PACKAGES =
      Map.of("nginx", "nginx-light", "wrk", "wrk", "taskset", "util-linux");

  private Tools() {}

  /**
   * Whether all are there, if need be after they were installed.
   *
   * @param err takes what to do where they are not
   */
  static boolean areThere(PrintStream out, PrintStream err)
      throws IOException, InterruptedException {
    List<String> packages = missingPackages();
    if (!packages.isEmpty() && mayInstall()) {
      out.println("Installing " + String.join(" and ", packages) + ".");
      install(packages);
      packages = missingPackages();
    }
    if (!packages.isEmpty()) {
      err.printf(
          "This benchmark needs nginx, wrk and taskset on Linux. Install what is missing (Debian: apt-get install %s) and run it again.%n",
          String.join(" ", packages));
      return false;
    }
    if (Runtime.getRuntime().availableProcessors() < 2) {
      err.println("This benchmark needs two cores: one for the server, one for the load.");
      return false;
    }
    return true;
  }

  private static List<String> missingPackages() {
    return PACKAGES.entrySet().stream()
        .filter(tool -> !isOnPath(tool.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static boolean mayInstall() {
    return isOnPath("apt-get") && "root".equals(System.getProperty("user.name"));
  }

  private static void install(List<String> packages) throws IOException, InterruptedException {
    run(List.of("apt-get", "-qq", "update"));
    var command = new ArrayList<>(List.of("apt-get", "-qq", "-y", "--no-install-recommends"));
    command.add("install");
    command.addAll(packages);
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
    // A web server that a package starts would be in the way.
    builder.environment().put("RUNLEVEL", "1");
    Process process = builder.start();
    var _ = process.getInputStream().readAllBytes();
    int _ = process.waitFor();
  }
}
