package dev.waypost.scanlog;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC32C of a frame's surroundings and its payload. Not thread-safe: it keeps its buffers. */
final class FrameChecksum {
  private final CRC32C crc = new CRC32C();
  private final ByteBuffer surroundings =
      ByteBuffer.allocate(Long.BYTES + Long.BYTES + Integer.BYTES);

  /**
   * The checksum of a frame.
   *
   * @param salt of the segment
   * @param position of the frame's first byte
   * @param bytes holds the payload from {@code offset}
   */
  int of(long salt, long position, byte[] bytes, int offset, int length) {
    surroundings.clear().putLong(salt).putLong(position).putInt(length);
    crc.reset();
    crc.update(surroundings.array());
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }
}
