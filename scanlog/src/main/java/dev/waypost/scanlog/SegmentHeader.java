package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a segment; the package docs give the layout.
 *
 * @param base the position of the segment's first byte
 * @param salt random; enters the checksum of every frame
 */
record SegmentHeader(long base, long salt) {
  static final int BYTES = 32;

  private static final long MAGIC =
      ByteBuffer.wrap("WAYPSCAN".getBytes(StandardCharsets.US_ASCII)).getLong();
  private static final int VERSION = 1;
  private static final int CHECKED_BYTES = BYTES - Integer.BYTES;

  byte[] encode() {
    ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    buffer.putLong(MAGIC).putInt(VERSION).putLong(base).putLong(salt);
    buffer.putInt(checksum(buffer.array()));
    return buffer.array();
  }

  /**
   * Reads a header.
   *
   * @param bytes {@link #BYTES} of them
   * @return null if the bytes are damaged
   * @throws IOException if the header is whole but of a version that is not known
   */
  static @Nullable SegmentHeader decode(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    long magic = buffer.getLong();
    int version = buffer.getInt();
    SegmentHeader header = new SegmentHeader(buffer.getLong(), buffer.getLong());
    if (magic != MAGIC || buffer.getInt() != checksum(bytes)) {
      return null;
    }
    if (version != VERSION) {
      throw new IOException(
          "The segment at position %d has format %d, which this version of Waypost does not know. Start the newer version that wrote it."
              .formatted(header.base(), version));
    }
    return header;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, CHECKED_BYTES);
    return (int) crc.getValue();
  }
}
