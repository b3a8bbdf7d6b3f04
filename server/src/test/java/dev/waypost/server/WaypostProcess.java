package dev.waypost.server;

import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The packaged program, started as a user would start it. */
final class WaypostProcess implements Closeable {
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  private final Process process;
  private final Path dataDirectory;
  private final Path output;
  private final Ports ports;

  /** Two ports that were free a moment ago. */
  record Ports(int api, int scan) {
    private static final Set<Integer> API_PORTS = ConcurrentHashMap.newKeySet();

    static Ports free() throws IOException {
      try (var first = new ServerSocket(0);
          var second = new ServerSocket(0)) {
        API_PORTS.add(first.getLocalPort());
        API_PORTS.remove(second.getLocalPort());
        return new Ports(first.getLocalPort(), second.getLocalPort());
      }
    }

    /** Whether a port was last given to an API listener. */
    static boolean isApi(int port) {
      return API_PORTS.contains(port);
    }
  }

  private WaypostProcess(Process process, Path dataDirectory, Path output, Ports ports) {
    this.process = process;
    this.dataDirectory = dataDirectory;
    this.output = output;
    this.ports = ports;
  }

  /** Starts the program and waits until it is ready. */
  static WaypostProcess start(Path dataDirectory, Ports ports, String... moreFlags)
      throws Exception {
    WaypostProcess started = launch(dataDirectory, ports, moreFlags);
    started.awaitReady();
    return started;
  }

  /** Starts the program and does not wait. */
  static WaypostProcess launch(Path dataDirectory, Ports ports, String... moreFlags)
      throws IOException {
    return launch(List.of(), jar(), dataDirectory, ports, moreFlags);
  }

  /** Starts a jar behind another command, such as one that changes the user. */
  static WaypostProcess launch(
      List<String> prefix, Path jar, Path dataDirectory, Ports ports, String... moreFlags)
      throws IOException {
    Path output = Files.createTempFile("waypost", ".log");
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", jar.toString(), "--data-dir", dataDirectory.toString()));
    command.addAll(List.of("--port", "" + ports.api(), "--scan-port", "" + ports.scan()));
    command.addAll(List.of(moreFlags));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new WaypostProcess(process, dataDirectory, output, ports);
  }

  /** The jar that the build has just made. */
  static Path jar() {
    Path jar = Path.of(System.getProperty("waypost.jar", ""));
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "The packaged program is missing at " + jar + "; run the build's package phase first.");
    }
    return jar;
  }

  private void awaitReady() throws Exception {
    long deadline = System.nanoTime() + LONGEST_START.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(apiUrl() + "/health/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      while (System.nanoTime() < deadline && process.isAlive()) {
        try {
          if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // the listener is not there yet
        }
        Thread.sleep(50);
      }
    }
    process.destroyForcibly();
    throw new AssertionError("Waypost did not become ready:\n" + output());
  }

  String apiUrl() {
    return "http://localhost:" + ports.api();
  }

  String adminKey() throws IOException {
    return Files.readString(dataDirectory.resolve("admin.key")).strip();
  }

  ApiClient client() throws IOException {
    return new ApiClient(apiUrl(), adminKey());
  }

  long pid() {
    return process.pid();
  }

  String output() throws IOException {
    return Files.readString(output);
  }

  /** SIGKILL: nothing in the program runs any more. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM. */
  void askToStop() {
    process.destroy();
  }

  int awaitExit() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Waypost did not stop within a minute.");
    }
    return process.exitValue();
  }

  int stop() throws InterruptedException {
    askToStop();
    return awaitExit();
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    Files.deleteIfExists(output);
  }
}
