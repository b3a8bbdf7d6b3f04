package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Puts in order what an earlier process left: checks the headers of all segments and the frames of
 * the last, and brings everything to the device, since a process that was killed had no last sync.
 */
final class LogRecovery {
  private final LogDirectory directory;
  private final LogStorage storage;
  private final SetAside setAside;
  private final Segments segments = new Segments();
  private long firstUnusedPosition;

  /**
   * The log as it is found.
   *
   * @param end the position behind the last byte of the last segment, 0 if there is none
   * @param durableEnd the same, or 0 if the device did not sync it
   * @param firstUnusedPosition no position from here on was ever used
   */
  record Found(Segments segments, long end, long durableEnd, long firstUnusedPosition) {}

  private LogRecovery(LogDirectory directory, LogStorage storage, SetAside setAside) {
    this.directory = directory;
    this.storage = storage;
    this.setAside = setAside;
  }

  static Found recover(
      LogDirectory directory, LogStorage storage, SetAside setAside, LogHealth health)
      throws IOException {
    LogRecovery recovery = new LogRecovery(directory, storage, setAside);
    for (Path file : directory.segmentFiles()) {
      recovery.takeUp(file);
    }
    Segment last = recovery.segments.last();
    if (last != null) {
      recovery.checkFrames(last);
      recovery.deleteEmptyBefore(last);
    }
    long end = last == null ? 0 : last.end();
    long durableEnd = recovery.forceAll(health) ? end : 0;
    return new Found(recovery.segments, end, durableEnd, recovery.firstUnusedPosition);
  }

  private void takeUp(Path file) throws IOException {
    long base = LogDirectory.base(file);
    long size = Files.size(file);
    firstUnusedPosition = Math.max(firstUnusedPosition, base + size);
    if (size < SegmentHeader.BYTES) {
      // The process died while it began this segment.
      Files.delete(file);
      return;
    }
    SegmentHeader header = header(file);
    if (header == null || header.base() != base) {
      setAside.moveWhole(file, base);
      return;
    }
    Segment previous = segments.last();
    if (previous != null && previous.end() > base) {
      // It was abandoned: what lies behind could not be rolled back.
      previous.end(base);
    }
    segments.add(new Segment(header, file, base + size));
  }

  private @Nullable SegmentHeader header(Path file) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(SegmentHeader.BYTES);
    try (LogStorage.Input input = storage.read(file)) {
      while (buffer.hasRemaining() && input.read(buffer, buffer.position()) >= 0) {
        // Reads on until the header is complete.
      }
    }
    return SegmentHeader.decode(buffer.array());
  }

  private void checkFrames(Segment segment) throws IOException {
    try (SegmentReader reader = SegmentReader.open(storage, segment, segment.end())) {
      long position = segment.firstFrame();
      while (position < segment.end()) {
        SegmentReader.Frame frame = reader.frame(position);
        if (frame != null) {
          position = frame.end();
          continue;
        }
        long next = setAside.skipDamage(segment, reader, position);
        if (next >= segment.end() && setAside.holds(segment, position, next)) {
          cutTail(segment, position);
        }
        position = next;
      }
    }
  }

  private void cutTail(Segment segment, long position) throws IOException {
    try (LogStorage.Output output = storage.reopen(segment.file())) {
      output.truncate(position - segment.base());
    }
    segment.end(position);
  }

  /** The last one stays in any case: its name is the proof of how far the log went. */
  private void deleteEmptyBefore(Segment last) throws IOException {
    for (Segment segment : segments.all()) {
      if (segment != last && segment.bytes() == SegmentHeader.BYTES) {
        segments.remove(segment);
        Files.delete(segment.file());
      }
    }
  }

  private boolean forceAll(LogHealth health) {
    try {
      for (Segment segment : segments.all()) {
        try (LogStorage.Output output = storage.reopen(segment.file())) {
          output.force();
        }
      }
      storage.forceDirectory(directory.path());
      return true;
    } catch (IOException fault) {
      health.syncFailed(fault);
      return false;
    }
  }
}
