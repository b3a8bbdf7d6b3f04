package dev.waypost.benchmarks.redirect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server in processes of its own, pinned to one core. */
abstract class Contestant implements AutoCloseable {
  /** The core that servers have to themselves; the load comes from another. */
  static final String SERVER_CORE = "0";

  private static final int STOP_SECONDS = 20;

  /** The kernel counts processor time in hundredths of a second (proc(5), {@code utime}). */
  private static final double TICK_MICROSECONDS = 10_000;

  private final String name;
  private final int port;
  private final Process process;

  Contestant(String name, int port, Process process) {
    this.name = name;
    this.port = port;
    this.process = process;
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  Process process() {
    return process;
  }

  /** Where a code has to lead. */
  abstract String destination(Codes codes, int code);

  /**
   * Called after a measurement.
   *
   * @param answered how many requests the load generator has seen answered
   * @param connections how many more may have been answered while it stopped
   * @throws IllegalStateException if something is missing
   */
  abstract void check(long answered, int connections) throws IOException;

  /**
   * Bytes that it allocated on the Java heap between the last two {@linkplain #check checks}; 0 for
   * a program without one.
   */
  long allocatedBytes() {
    return 0;
  }

  /** Processor time that its processes have used so far, in microseconds. */
  double processorMicroseconds() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
            .mapToLong(handle -> ticks(handle.pid()))
            .sum()
        * TICK_MICROSECONDS;
  }

  private static long ticks(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      // The name of the program comes second, in parentheses, and may hold spaces.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    } catch (NoSuchFileException ended) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static ProcessBuilder onServerCore(List<String> command) {
    return new ProcessBuilder(
        Stream.concat(Stream.of("taskset", "-c", SERVER_CORE), command.stream()).toList());
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
