package dev.waypost.scanlog;

import java.nio.ByteBuffer;

/**
 * One frame being made: the payload first, since its length decides into which segment it goes,
 * then the length and the checksum before it. Not thread-safe: it is used again and again.
 */
final class FrameBuffer {
  /** Length and checksum, before each payload. */
  static final int HEADER_BYTES = 2 * Integer.BYTES;

  private final ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + ScanRecordCodec.MAX_BYTES);
  private final FrameChecksum checksum = new FrameChecksum();

  /** Starts a frame with the record as its payload. */
  void encode(ScanRecord record) {
    buffer.clear().position(HEADER_BYTES);
    ScanRecordCodec.encode(record, buffer);
    buffer.flip();
  }

  /** Finishes the frame for its place in the log. */
  void seal(long salt, long position) {
    int payloadBytes = length() - HEADER_BYTES;
    buffer.putInt(0, payloadBytes);
    buffer.putInt(Integer.BYTES, checksum.of(salt, position, bytes(), HEADER_BYTES, payloadBytes));
  }

  /** The frame, from index 0. */
  byte[] bytes() {
    return buffer.array();
  }

  /** Bytes of the frame. */
  int length() {
    return buffer.limit();
  }
}
