package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;

/** The reading end of a log. Thread-safe; each read opens the files it needs. */
final class LogReader {
  private final LogStorage storage;
  private final Segments segments;
  private final SetAside setAside;

  LogReader(LogStorage storage, Segments segments, SetAside setAside) {
    this.storage = storage;
    this.segments = segments;
    this.setAside = setAside;
  }

  /**
   * Reads records from the first that starts at or behind a position.
   *
   * @param limit no record that ends behind this position is read
   * @param maxRecords at least 1
   */
  ScanBatch read(long from, long limit, int maxRecords) throws IOException {
    List<LoggedScan> scans = new ArrayList<>();
    long position = from;
    while (position < limit && scans.size() < maxRecords) {
      Segment segment = segments.from(position);
      if (segment == null || segment.base() >= limit) {
        return new ScanBatch(scans, limit);
      }
      position = Math.max(position, segment.firstFrame());
      try {
        position = readSegment(segment, position, limit, maxRecords, scans);
      } catch (NoSuchFileException missing) {
        // Deleted since it was looked up: then the next lookup finds the one after it.
        if (segments.contains(segment)) {
          throw missing;
        }
      }
    }
    return new ScanBatch(scans, position);
  }

  private long readSegment(
      Segment segment, long from, long logLimit, int maxRecords, List<LoggedScan> scans)
      throws IOException {
    long limit = Math.min(segment.end(), logLimit);
    try (SegmentReader reader = SegmentReader.open(storage, segment, limit)) {
      long position = from;
      if (position < limit && reader.frame(position) == null) {
        // Not a frame's place, or damaged: only walking there from the start can tell.
        position = segment.firstFrame();
      }
      while (position < limit && scans.size() < maxRecords) {
        SegmentReader.Frame frame = reader.frame(position);
        if (frame == null) {
          position = setAside.skipDamage(segment, reader, position);
        } else {
          if (position >= from) {
            scans.add(frame.scan());
          }
          position = frame.end();
        }
      }
      return Math.max(position, from);
    }
  }
}
