package dev.waypost.benchmarks.scanlog;

import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanLogSettings;
import dev.waypost.scanlog.ScanRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Appending one record to a scan log with its default settings, in a temporary directory: one write
 * to the file for each record, synced to the device every 10 ms by the log's own thread.
 */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH opens the log before it calls anything else
public class AppendBenchmark {
  private static final ScanRecord RECORD =
      new ScanRecord(
          Instant.parse("2026-01-01T12:00:00Z"),
          "ws_01jgfj9z5kq8t3v7x2m4n6p8r0",
          "code_01jgfj9z5kq8t3v7x2m4n6p8r0",
          "dom_01jgfj9z5kq8t3v7x2m4n6p8r0",
          1,
          "redirect",
          null,
          null,
          "DE",
          "BE",
          "Berlin",
          "phone",
          Audience.PERSON,
          0x5EED,
          "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
          "de-DE",
          null);

  private Path directory;
  private ScanLog log;

  /** Makes a directory and an empty log in it. */
  @Setup
  public void open() throws IOException {
    directory = Files.createTempDirectory("waypost-benchmark-");
    log = ScanLog.open(ScanLogSettings.in(directory));
  }

  /** Ours. Whether the record is in the log. */
  @Benchmark
  public boolean waypost() {
    return log.append(RECORD);
  }

  /**
   * Keeps the disk from filling up, outside the time that is measured.
   *
   * @throws IllegalStateException if the log could not take a record: refusing is quicker than
   *     writing, so the figure would say nothing
   */
  @TearDown(Level.Iteration)
  public void deleteFinishedSegments() throws IOException {
    long lost = log.status().lost();
    if (lost > 0) {
      throw new IllegalStateException(
          "The scan log in %s could not take %s of the records. Make room on that disk and measure again."
              .formatted(directory, lost));
    }
    log.deleteBefore(log.durableEnd());
  }

  /** Closes the log and removes its directory. */
  @TearDown
  public void close() throws IOException {
    log.close();
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }
}
