package dev.waypost.localcopy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * One frame being made, in an array that is used again and again: its payload first, then length
 * and checksum before it. Not thread-safe.
 */
final class Frame {
  /** Length and checksum, before each payload. */
  static final int HEADER_BYTES = 2 * Integer.BYTES;

  /** The longest payload. */
  static final int MAX_PAYLOAD = 64 * 1024 * 1024;

  static final byte DOMAIN = 1;
  static final byte ROUTES = 2;
  static final byte REACHED = 3;

  private byte[] bytes = new byte[64 * 1024];
  private int length;

  /** Begins a frame of a kind. */
  Frame begin(byte kind) {
    length = HEADER_BYTES;
    makeRoom(1);
    bytes[length++] = kind;
    return this;
  }

  Frame put(byte[] more) {
    makeRoom(more.length);
    System.arraycopy(more, 0, bytes, length, more.length);
    length += more.length;
    return this;
  }

  Frame put(int number) {
    return put(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  Frame put(long number) {
    return put(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
  }

  Frame put(String text) {
    return put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether a payload has begun that has more than its kind. */
  boolean hasContent() {
    return length > HEADER_BYTES + 1;
  }

  /** Bytes of the frame. */
  int length() {
    return length;
  }

  /** The frame, from index 0, finished for its place in a file. */
  byte[] seal(long fileId, long offset) {
    int payload = length - HEADER_BYTES;
    ByteBuffer.wrap(bytes)
        .putInt(payload)
        .putInt(checksum(fileId, offset, bytes, HEADER_BYTES, payload));
    return bytes;
  }

  static int checksum(long fileId, long offset, byte[] bytes, int from, int length) {
    CRC32C crc = new CRC32C();
    crc.update(
        ByteBuffer.allocate(2 * Long.BYTES + Integer.BYTES)
            .putLong(fileId)
            .putLong(offset)
            .putInt(length)
            .flip());
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  private void makeRoom(int more) {
    int needed = Math.addExact(length, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
    }
  }
}
