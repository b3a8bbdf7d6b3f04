package dev.waypost.benchmarks.redirect;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ours: a {@link ResolverProcess}. */
final class WaypostContestant extends Contestant {
  private static final Pattern LOGGED =
      Pattern.compile("logged (\\d+) lost (\\d+) allocated (\\d+)");

  private final boolean withRules;
  private final BufferedReader said;
  private long allocatedBytes;

  private WaypostContestant(int port, Process process, boolean withRules) {
    super(withRules ? "waypost, 20 rules" : "waypost", port, process);
    this.withRules = withRules;
    this.said = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts it.
   *
   * @param folder for its log
   */
  static WaypostContestant start(Path folder, Codes codes, boolean withRules) throws IOException {
    int port = freePort();
    Process process =
        onServerCore(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseTransparentHugePages",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ResolverProcess.class.getName(),
                    Integer.toString(port),
                    folder.toString(),
                    Integer.toString(codes.count()),
                    withRules ? "rules" : "plain"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var contestant = new WaypostContestant(port, process, withRules);
    String line = contestant.said.readLine();
    if (!"ready".equals(line)) {
      contestant.close();
      throw new IOException("The resolver did not start; it said: " + line);
    }
    return contestant;
  }

  @Override
  String destination(Codes codes, int code) {
    return withRules ? Codes.ruledDestination(code) : codes.destination(code);
  }

  @Override
  void check(long answered, int connections) throws IOException {
    Logged logged = logged();
    if (logged.lost() > 0 || logged.scans() < answered || logged.scans() > answered + connections) {
      throw new IllegalStateException(
          "%s answered %d scans; %d are in the log, and %d are lost"
              .formatted(name(), answered, logged.scans(), logged.lost()));
    }
  }

  @Override
  long allocatedBytes() {
    return allocatedBytes;
  }

  /** Scans that came into the log since the last time, and those that were lost since the start. */
  record Logged(long scans, long lost) {}

  Logged logged() throws IOException {
    var input = process().getOutputStream();
    input.write('\n');
    input.flush();
    @Nullable String line = said.readLine();
    Matcher logged = LOGGED.matcher(String.valueOf(line));
    if (!logged.matches()) {
      throw new IOException("The resolver does not tell what it logged; it said: " + line);
    }
    allocatedBytes = Long.parseLong(logged.group(3));
    return new Logged(Long.parseLong(logged.group(1)), Long.parseLong(logged.group(2)));
  }
}
