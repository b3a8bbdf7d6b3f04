package dev.waypost.scanlog;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Scans that wait to be written together, with one write: those of one turn of an event loop. They
 * lie here as frames, so that all the encoding is done before the log is locked; only the checksum,
 * which covers the place in the log, is added under its lock. Not thread-safe: each event loop has
 * its own and uses it again and again.
 */
public final class PendingScans {
  /** Length and checksum, before each payload. */
  static final int FRAME_HEADER_BYTES = 2 * Integer.BYTES;

  private static final int FRAME_MAX_BYTES = FRAME_HEADER_BYTES + ScanRecordCodec.MAX_BYTES;
  private static final int FIRST_CAPACITY = 64 * 1024;
  private static final int FIRST_COUNT = 256;

  private final FrameChecksum checksum = new FrameChecksum();
  private ByteBuffer frames = ByteBuffer.allocate(FIRST_CAPACITY);
  private int[] ends = new int[FIRST_COUNT];
  private int count;

  /** Adds a scan. */
  public void add(ScanRecord record) {
    int start = frames.position();
    if (frames.remaining() < FRAME_MAX_BYTES) {
      frames = ByteBuffer.allocate(2 * frames.capacity()).put(frames.flip());
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    frames.position(start + FRAME_HEADER_BYTES);
    ScanRecordCodec.encode(record, frames);
    frames.putInt(start, frames.position() - start - FRAME_HEADER_BYTES);
    ends[count++] = frames.position();
  }

  /** How many scans wait. */
  public int count() {
    return count;
  }

  /** How many bytes they take in the log. */
  public int bytes() {
    return frames.position();
  }

  /** Forgets all of them. */
  void clear() {
    frames.clear();
    count = 0;
  }

  /** The frames, one behind the other from index 0. */
  byte[] array() {
    return frames.array();
  }

  /** The index at which a frame begins; for the count of all, the one behind the last. */
  int start(int frame) {
    return frame == 0 ? 0 : ends[frame - 1];
  }

  /** The frame behind the last of those from the given one on that fit into a room. */
  int fitting(int from, long room) {
    int to = from;
    while (to < count && ends[to] - start(from) <= room) {
      to++;
    }
    return to;
  }

  /**
   * Finishes frames for their place in the log.
   *
   * @param position of the first one's first byte
   */
  void seal(int from, int to, long salt, long position) {
    for (int frame = from; frame < to; frame++) {
      int start = start(frame);
      int payload = start + FRAME_HEADER_BYTES;
      int sum =
          checksum.of(
              salt, position + start - start(from), array(), payload, ends[frame] - payload);
      frames.putInt(start + Integer.BYTES, sum);
    }
  }
}
