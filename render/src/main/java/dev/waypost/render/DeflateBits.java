package dev.waypost.render;

import java.util.Arrays;

/** Bits packed into bytes from the lowest on (RFC 1951, section 3.1.1). */
final class DeflateBits {
  private byte[] bytes = new byte[4096];
  private int length;
  private long pending;
  private int pendingBits;

  /**
   * The lowest bits of a number.
   *
   * @param count 0 to 16
   */
  void write(int value, int count) {
    pending |= (long) value << pendingBits;
    pendingBits += count;
    while (pendingBits >= Byte.SIZE) {
      writeByte((int) pending);
      pending >>>= Byte.SIZE;
      pendingBits -= Byte.SIZE;
    }
  }

  /** All bytes, with a checksum behind them, its highest byte first (RFC 1950, section 2.2). */
  byte[] finish(int checksum) {
    if (pendingBits > 0) {
      writeByte((int) pending);
    }
    for (int shift = Integer.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      writeByte(checksum >>> shift);
    }
    return Arrays.copyOf(bytes, length);
  }

  private void writeByte(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) value;
  }
}
