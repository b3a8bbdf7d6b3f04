package dev.waypost.benchmarks.redirect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Scans of random codes by many phones, made by wrk on a core of its own. */
final class Load {
  private static final String LOAD_CORE = "1";
  private static final int AGENTS = 200;
  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");
  private static final String SCRIPT =
      """
      local keys = {}
      for line in io.lines("FOLDER/keys.txt") do keys[#keys + 1] = line end
      local phones = {}
      for line in io.lines("FOLDER/agents.txt") do
        phones[#phones + 1] = " HTTP/1.1\\r\\nHost: HOSTNAME\\r\\nUser-Agent: " .. line ..
          "\\r\\nAccept: text/html,application/xhtml+xml\\r\\nAccept-Language: de-DE,de;q=0.9,en;q=0.8\\r\\nAccept-Encoding: gzip, deflate\\r\\n\\r\\n"
      end
      local random = math.random
      local codes = #keys
      local all = #phones
      function request() return "GET /" .. keys[random(codes)] .. phones[random(all)] end
      function done(summary, latency, requests)
        local errors = summary.errors
        io.write(string.format("RESULT %d %d %d %d %d %d\\n", summary.requests, summary.duration,
          latency:percentile(50), latency:percentile(99), errors.status,
          errors.connect + errors.read + errors.write + errors.timeout))
      end
      """;

  private final Path script;

  private Load(Path script) {
    this.script = script;
  }

  /** Writes what wrk needs into a folder. */
  static Load in(Path folder, Codes codes) throws IOException {
    var keys = new StringBuilder();
    for (int code = 0; code < codes.count(); code++) {
      keys.append(codes.key(code)).append('\n');
    }
    Files.writeString(folder.resolve("keys.txt"), keys);
    var agents = new StringBuilder();
    for (int agent = 0; agent < AGENTS; agent++) {
      agents.append(agent(agent)).append('\n');
    }
    Files.writeString(folder.resolve("agents.txt"), agents);
    Path script = folder.resolve("scans.lua");
    Files.writeString(
        script, SCRIPT.replace("FOLDER", folder.toString()).replace("HOSTNAME", Codes.HOST));
    return new Load(script);
  }

  private static String agent(int number) {
    int release = number / 2;
    return number % 2 == 0
        ? "Mozilla/5.0 (iPhone; CPU iPhone OS 18_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.%d Mobile/15E148 Safari/604.1"
            .formatted(release % 8, release)
        : "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Mobile Safari/537.36"
            .formatted(60 + release);
  }

  /**
   * What was seen.
   *
   * @param requests that were answered
   * @param seconds that it took
   * @param p50 the median time of an answer, in microseconds
   * @param p99 the 99th percentile, in microseconds
   */
  record Seen(long requests, double seconds, long p50, long p99) {}

  /**
   * Sends scans for some seconds.
   *
   * @throws IllegalStateException if any was not answered with a redirect
   */
  Seen send(int port, int connections, int seconds) throws IOException, InterruptedException {
    Process wrk =
        new ProcessBuilder(
                List.of(
                    "taskset",
                    "-c",
                    LOAD_CORE,
                    "wrk",
                    "-t1",
                    "-c" + connections,
                    "-d" + seconds + "s",
                    "-s",
                    script.toString(),
                    "http://127.0.0.1:" + port + "/"))
            .redirectErrorStream(true)
            .start();
    String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher result = RESULT.matcher(said);
    if (wrk.waitFor() != 0 || !result.find()) {
      throw new IOException("wrk failed; it said: " + said);
    }
    if (number(result, 5) > 0 || number(result, 6) > 0) {
      throw new IllegalStateException("Some scans were not answered as they should be: " + said);
    }
    return new Seen(
        number(result, 1), number(result, 2) / 1e6, number(result, 3), number(result, 4));
  }

  private static long number(Matcher result, int group) {
    return Long.parseLong(result.group(group));
  }
}
