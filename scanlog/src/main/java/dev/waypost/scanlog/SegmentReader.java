package dev.waypost.scanlog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads the frames of one segment up to a limit, through a window. Not thread-safe. */
final class SegmentReader implements Closeable {
  private static final int WINDOW_BYTES = 64 * 1024;

  private final LogStorage.Input input;
  private final Segment segment;
  private final long limit;
  private final long available;
  private final FrameChecksum checksum = new FrameChecksum();
  private final ByteBuffer window;
  private long windowStart;

  /** A frame that verified: its record, and the position behind it. */
  record Frame(LoggedScan scan, long end) {}

  private SegmentReader(LogStorage.Input input, Segment segment, long limit) throws IOException {
    this.input = input;
    this.segment = segment;
    this.limit = limit;
    this.available = Math.min(limit, segment.base() + input.size());
    this.window = ByteBuffer.allocate((int) Math.min(WINDOW_BYTES, segment.bytes()));
    this.window.limit(0);
  }

  /**
   * Opens a segment's file.
   *
   * @param limit no byte at or behind this position is looked at
   */
  static SegmentReader open(LogStorage storage, Segment segment, long limit) throws IOException {
    LogStorage.Input input = storage.read(segment.file());
    try {
      return new SegmentReader(input, segment, limit);
    } catch (IOException fault) {
      input.close();
      throw fault;
    }
  }

  /** The frame that starts at the position; null if the bytes there do not verify. */
  @Nullable Frame frame(long position) throws IOException {
    int payloadBytes = verifiedPayloadBytes(position);
    if (payloadBytes < 0) {
      return null;
    }
    int payload = index(position) + PendingScans.FRAME_HEADER_BYTES;
    try {
      ScanRecord record = ScanRecordCodec.decode(window.slice(payload, payloadBytes));
      return new Frame(
          new LoggedScan(position, record),
          position + PendingScans.FRAME_HEADER_BYTES + payloadBytes);
    } catch (MalformedScanException malformed) {
      return null;
    }
  }

  /** The first position from the one given at which a frame verifies; the limit if none does. */
  long nextFrame(long from) throws IOException {
    for (long position = from; position < available; position++) {
      if (verifiedPayloadBytes(position) >= 0) {
        return position;
      }
    }
    return limit;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private int verifiedPayloadBytes(long position) throws IOException {
    if (!load(position, PendingScans.FRAME_HEADER_BYTES)) {
      return -1;
    }
    int payloadBytes = window.getInt(index(position));
    if (payloadBytes < ScanRecordCodec.MIN_BYTES
        || payloadBytes > ScanRecordCodec.MAX_BYTES
        || !load(position, PendingScans.FRAME_HEADER_BYTES + payloadBytes)) {
      return -1;
    }
    int frame = index(position);
    int expected = window.getInt(frame + Integer.BYTES);
    int actual =
        checksum.of(
            segment.salt(),
            position,
            window.array(),
            frame + PendingScans.FRAME_HEADER_BYTES,
            payloadBytes);
    return actual == expected ? payloadBytes : -1;
  }

  private int index(long position) {
    return (int) (position - windowStart);
  }

  /** Brings the bytes into the window; false if the segment ends before. */
  private boolean load(long position, int bytes) throws IOException {
    if (position + bytes > available) {
      return false;
    }
    if (position >= windowStart && position + bytes <= windowStart + window.limit()) {
      return true;
    }
    windowStart = position;
    window.clear();
    window.limit((int) Math.min(window.capacity(), available - position));
    while (window.hasRemaining()) {
      if (input.read(window, position - segment.base() + window.position()) < 0) {
        break;
      }
    }
    window.flip();
    return window.limit() >= bytes;
  }
}
