package dev.waypost.scanlog;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** The writing end of one segment. The log's lock guards everything but {@link #force}. */
final class SegmentWriter {
  private static final System.Logger LOGGER = System.getLogger(SegmentWriter.class.getName());

  private final LogStorage.Output output;
  private final Segment segment;

  private SegmentWriter(LogStorage.Output output, Segment segment) {
    this.output = output;
    this.segment = segment;
  }

  /** Makes a segment and writes its header; leaves no file behind where that fails. */
  static SegmentWriter create(LogStorage storage, Path directory, SegmentHeader header)
      throws IOException {
    Path file = LogDirectory.segmentFile(directory, header.base());
    LogStorage.Output output = storage.create(file);
    try {
      output.append(header.encode(), 0, SegmentHeader.BYTES);
    } catch (IOException fault) {
      try (output) {
        Files.deleteIfExists(file);
      } catch (IOException second) {
        fault.addSuppressed(second);
      }
      throw fault;
    }
    return new SegmentWriter(
        output, new Segment(header, file, header.base() + SegmentHeader.BYTES));
  }

  Segment segment() {
    return segment;
  }

  /** Writes frames at the segment's end, which moves only if all of them were written. */
  void append(PendingScans pending, int from, int to) throws IOException {
    long end = segment.end();
    int start = pending.start(from);
    int bytes = pending.start(to) - start;
    pending.seal(from, to, segment.salt(), end);
    output.append(pending.array(), start, bytes);
    segment.end(end + bytes);
  }

  /** Takes back what a failed append may have written; false if that fails as well. */
  boolean rollBack() {
    try {
      output.truncate(segment.bytes());
      return true;
    } catch (IOException fault) {
      return false;
    }
  }

  /** Makes what was written durable. Not to be tried again after an exception. */
  void force() throws IOException {
    output.force();
  }

  /** Gives the file back. What can fail then was decided by the last {@link #force}. */
  void closeQuietly() {
    try {
      output.close();
    } catch (IOException fault) {
      LOGGER.log(Level.DEBUG, "Closing a segment failed after its last sync.", fault);
    }
  }
}
