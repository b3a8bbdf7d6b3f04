package dev.waypost.benchmarks.start;

import dev.waypost.benchmarks.find.Catalogue;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The program as it was started a moment ago. */
final class StartedProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PAUSE_MILLIS = 5;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final long begun;
  private final int port;
  private final int scanPort;
  private final String key;

  private StartedProgram(
      Process process, Path log, long begun, int port, int scanPort, String key) {
    this.process = process;
    this.log = log;
    this.begun = begun;
    this.port = port;
    this.scanPort = scanPort;
    this.key = key;
  }

  /**
   * Starts the program.
   *
   * @param key of a code that leads somewhere
   */
  static StartedProgram start(List<String> command, Path data, String key) throws IOException {
    int port = freePort();
    int scanPort = freePort();
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--data-dir", data.toString(), "--port", "" + port));
    all.addAll(List.of("--scan-port", "" + scanPort, "--short-url", Catalogue.DOMAIN.baseUrl()));
    Path log = data.resolveSibling("start.log");
    var builder = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(log.toFile());
    long begun = System.nanoTime();
    return new StartedProgram(builder.start(), log, begun, port, scanPort, key);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** From the start until a scan was redirected. */
  Duration untilFirstScan() throws Exception {
    String url = "http://localhost:" + scanPort + "/" + key;
    return until(url, answer -> answer.statusCode() == 302);
  }

  /** From the start until the API could use its database. */
  Duration untilReady() throws Exception {
    String url = "http://localhost:" + port + "/health/ready?plane=control";
    return until(url, answer -> answer.statusCode() == 200);
  }

  /** Waits until there is a local copy. */
  void awaitCopy() throws Exception {
    String url = "http://localhost:" + port + "/health/ready";
    var _ = until(url, answer -> answer.body().matches("(?s).*\"generation\":[1-9].*"));
  }

  private Duration until(String url, Predicate<HttpResponse<String>> condition) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
    while (System.nanoTime() - begun < PATIENCE.toNanos() && process.isAlive()) {
      try {
        if (condition.test(http.send(request, BodyHandlers.ofString()))) {
          return Duration.ofNanos(System.nanoTime() - begun);
        }
      } catch (SocketException notYet) {
        // The listener is not there yet.
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new IllegalStateException("The program did not get there; see " + log + ".");
  }

  /** Ends the program. */
  @Override
  public void close() throws IOException {
    http.close();
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
