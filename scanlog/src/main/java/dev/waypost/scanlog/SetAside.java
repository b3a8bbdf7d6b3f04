package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies of damaged bytes, and the memory of which damage was found already: the names of the
 * copies say it to the next process. Thread-safe.
 */
final class SetAside {
  private static final Pattern RANGE =
      Pattern.compile("%1$s-from-(%1$s)-to-(%1$s)\\.bytes".formatted(LogDirectory.POSITION));
  private static final int COPY_BYTES = 64 * 1024;

  private final LogStorage storage;
  private final Path logDirectory;
  private final Path directory;
  private final LogHealth health;
  private final Map<Long, Long> endByStart = new HashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  private SetAside(LogStorage storage, Path logDirectory, LogHealth health) {
    this.storage = storage;
    this.logDirectory = logDirectory;
    this.directory = logDirectory.resolve("set-aside");
    this.health = health;
  }

  /** Reads what was set aside in the log's directory before. */
  static SetAside open(LogStorage storage, Path logDirectory, LogHealth health) throws IOException {
    SetAside setAside = new SetAside(storage, logDirectory, health);
    if (Files.isDirectory(setAside.directory)) {
      try (Stream<Path> files = Files.list(setAside.directory)) {
        for (Path file : (Iterable<Path>) files::iterator) {
          setAside.remember(file);
        }
      }
    }
    return setAside;
  }

  /** Bytes that are set aside. */
  long bytes() {
    return bytes.get();
  }

  /**
   * Sets damage aside unless that was done before.
   *
   * @param reader of the segment
   * @param start a position in the segment at which a frame should start and none verifies
   * @return the position at which reading goes on: of the next frame, or the reader's limit
   */
  synchronized long skipDamage(Segment segment, SegmentReader reader, long start)
      throws IOException {
    Long known = endByStart.get(start);
    if (known != null) {
      return known;
    }
    long end = reader.nextFrame(start + 1);
    endByStart.put(start, end);
    try {
      bytes.addAndGet(copy(segment, start, end));
      health.warn(
          "positions %d to %d are damaged and were copied to %s. The scans in them, if any, are not counted; all others are kept."
              .formatted(start, end, file(segment, start, end)));
    } catch (IOException fault) {
      health.warn(
          "positions %d to %d of %s are damaged and could not be copied to %s: %s. They are skipped; all other scans are kept."
              .formatted(start, end, segment.file(), directory, fault));
    }
    return end;
  }

  /** Whether the range is safely copied. */
  boolean holds(Segment segment, long start, long end) {
    return Files.exists(file(segment, start, end));
  }

  /** Moves a segment with a damaged header here. */
  synchronized void moveWhole(Path segmentFile, long base) throws IOException {
    long size = Files.size(segmentFile);
    Path target = directory.resolve("%020d-whole.scans".formatted(base));
    Files.createDirectories(directory);
    Files.move(segmentFile, target, StandardCopyOption.ATOMIC_MOVE);
    storage.forceDirectory(directory);
    storage.forceDirectory(logDirectory);
    bytes.addAndGet(size);
    health.warn(
        "the segment at position %d has a damaged header and was moved to %s. Its %d bytes are not counted; all other segments are kept."
            .formatted(base, target, size));
  }

  private void remember(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (name.endsWith(LogDirectory.UNFINISHED)) {
      Files.delete(file);
      return;
    }
    bytes.addAndGet(Files.size(file));
    Matcher range = RANGE.matcher(name);
    if (range.matches()) {
      endByStart.put(Long.valueOf(range.group(1)), Long.valueOf(range.group(2)));
    }
  }

  private Path file(Segment segment, long start, long end) {
    return directory.resolve(
        "%020d-from-%020d-to-%020d.bytes".formatted(segment.base(), start, end));
  }

  private long copy(Segment segment, long start, long end) throws IOException {
    Files.createDirectories(directory);
    Path target = file(segment, start, end);
    Path unfinished = directory.resolve(target.getFileName() + LogDirectory.UNFINISHED);
    Files.deleteIfExists(unfinished);
    long copied;
    try (LogStorage.Input from = storage.read(segment.file());
        LogStorage.Output to = storage.create(unfinished)) {
      copied = copy(from, start - segment.base(), end - segment.base(), to);
      to.force();
    }
    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    storage.forceDirectory(directory);
    storage.forceDirectory(logDirectory);
    return copied;
  }

  private static long copy(LogStorage.Input from, long start, long end, LogStorage.Output to)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(COPY_BYTES);
    long offset = start;
    while (offset < end) {
      buffer.clear().limit((int) Math.min(COPY_BYTES, end - offset));
      int count = from.read(buffer, offset);
      if (count < 0) {
        break;
      }
      to.append(buffer.array(), 0, count);
      offset += count;
    }
    return offset - start;
  }
}
