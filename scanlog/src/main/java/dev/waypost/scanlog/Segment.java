package dev.waypost.scanlog;

import java.nio.file.Path;

/** What is known of one segment: it is written by one thread at a time and read by many. */
final class Segment {
  private final SegmentHeader header;
  private final Path file;
  private volatile long end;

  /**
   * @param end the position behind the last byte that counts
   */
  Segment(SegmentHeader header, Path file, long end) {
    this.header = header;
    this.file = file;
    this.end = end;
  }

  long base() {
    return header.base();
  }

  long salt() {
    return header.salt();
  }

  Path file() {
    return file;
  }

  /** The position of the first frame. */
  long firstFrame() {
    return header.base() + SegmentHeader.BYTES;
  }

  /** The position behind the last byte that counts; bytes after it were given up. */
  long end() {
    return end;
  }

  void end(long position) {
    end = position;
  }

  long bytes() {
    return end - header.base();
  }
}
