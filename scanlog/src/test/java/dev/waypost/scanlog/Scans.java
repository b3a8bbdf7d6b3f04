package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Numbered scans, and logs of them that sync and retry quickly. */
final class Scans {
  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final Duration AT_ONCE = Duration.ofMillis(1);
  static final Duration NEVER = Duration.ofDays(1);

  private Scans() {}

  /** A scan that carries its number as the visitor. */
  static ScanRecord numbered(long number) {
    return withUserAgent(number, "Mozilla/5.0 (test " + number + ")");
  }

  static ScanRecord withUserAgent(long number, @Nullable String userAgent) {
    return new ScanRecord(
        Instant.ofEpochMilli(1_700_000_000_000L + number),
        "w",
        "c",
        "d",
        number,
        "redirect",
        null,
        null,
        "AT",
        null,
        null,
        "tv",
        Audience.PERSON,
        number,
        userAgent,
        null,
        null);
  }

  static List<Long> range(long fromInclusive, long toExclusive) {
    return LongStream.range(fromInclusive, toExclusive).boxed().toList();
  }

  static ScanLogSettings settings(Path directory) {
    return new ScanLogSettings(directory, ScanLogSettings.SEGMENT_MIN_BYTES, AT_ONCE);
  }

  static ScanLog open(Path directory) throws IOException {
    return open(directory, new UnsyncedStorage());
  }

  static ScanLog open(Path directory, LogStorage storage) throws IOException {
    return ScanLog.open(settings(directory), storage, AT_ONCE);
  }

  static void append(ScanLog log, long fromInclusive, long toExclusive) {
    for (long number = fromInclusive; number < toExclusive; number++) {
      if (!log.append(numbered(number))) {
        throw new AssertionError("Scan " + number + " was not written: " + log.status());
      }
    }
  }

  /** Numbers of all scans that are durable now, once everything written is. */
  static List<Long> numbers(ScanLog log) throws IOException {
    awaitDurable(log);
    return numbers(log, 0, 7);
  }

  static List<Long> numbers(ScanLog log, long from, int batch) throws IOException {
    List<Long> numbers = new ArrayList<>();
    long position = from;
    while (true) {
      ScanBatch read = log.read(position, batch);
      read.scans().forEach(scan -> numbers.add(scan.record().visitor()));
      if (read.scans().isEmpty()) {
        return numbers;
      }
      position = read.nextPosition();
    }
  }

  static void awaitDurable(ScanLog log) {
    long end = log.end();
    await(() -> log.durableEnd() >= end);
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("What was waited for did not happen");
      }
      Thread.onSpinWait();
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(1));
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }
}
