package dev.waypost.benchmarks.print;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program with an empty data directory of its own. */
final class RunningProgram implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PAUSE_MILLIS = 20;
  private static final Pattern SHORT_URL = Pattern.compile("\"short_url\":\"([^\"]+)\"");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Path data;
  private String key = "";

  private RunningProgram(Process process, int port, Path data) {
    this.process = process;
    this.port = port;
    this.data = data;
  }

  /** Starts the program and waits until it is ready. */
  static RunningProgram start(List<String> command, Path folder)
      throws IOException, InterruptedException {
    int port = freePort();
    Path data = folder.resolve("data");
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--data-dir", data.toString(), "--port", "" + port));
    all.addAll(List.of("--scan-port", "" + freePort()));
    var builder =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("print.log").toFile());
    var program = new RunningProgram(builder.start(), port, data);
    program.awaitReady();
    return program;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var request = HttpRequest.newBuilder(address("/health/ready")).timeout(PATIENCE).build();
    while (System.nanoTime() - begun < PATIENCE.toNanos() && process.isAlive()) {
      try {
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          key = Files.readString(data.resolve("admin.key")).strip();
          return;
        }
      } catch (ConnectException notYet) {
        // The listener is not there yet.
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new IOException("The program did not start.");
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  /** Makes a code and returns its short URL. */
  String makeCode() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            request("/api/v1/codes", "{\"destination\":\"https://example.com\"}"),
            BodyHandlers.ofString());
    Matcher shortUrl = SHORT_URL.matcher(answer.body());
    if (!shortUrl.find()) {
      throw new IOException("No code was made: " + answer.body());
    }
    return shortUrl.group(1).toLowerCase(Locale.ROOT);
  }

  /** Sends a body and returns how many bytes the answer has, which are not kept. */
  long post(String path, String body) throws IOException, InterruptedException {
    var file = Files.createTempFile("waypost-print-", null);
    try {
      HttpResponse<Path> answer = http.send(request(path, body), BodyHandlers.ofFile(file));
      if (answer.statusCode() >= 300) {
        throw new IOException(path + " was answered: " + Files.readString(file));
      }
      return Files.size(file);
    } finally {
      Files.delete(file);
    }
  }

  private HttpRequest request(String path, String body) {
    return HttpRequest.newBuilder(address(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** What the process held at most, as Linux tells; 0 elsewhere. */
  long mostMemoryMegabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    Matcher peak = PEAK.matcher(Files.readString(status));
    return peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0;
  }

  /** Ends the program. */
  @Override
  public void close() {
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
