package dev.waypost.symbol;

/** Writes numbers bit by bit, highest bit first, into codewords of 8 bits. */
final class BitWriter {
  private final byte[] codewords;
  private int position;

  /** A writer into an array that holds zeros where it will write. */
  BitWriter(byte[] codewords) {
    this.codewords = codewords;
  }

  /** Appends the lowest {@code count} bits of the value, 0 to 31. */
  void append(int value, int count) {
    int left = count;
    while (left > 0) {
      int room = 8 - position % 8;
      int taken = Math.min(room, left);
      int bits = value >>> (left - taken) & ((1 << taken) - 1);
      codewords[position / 8] |= (byte) (bits << (room - taken));
      position += taken;
      left -= taken;
    }
  }

  /** Appends whole bytes. */
  void append(byte[] bytes) {
    int next = position / 8;
    int shift = position % 8;
    if (shift == 0) {
      System.arraycopy(bytes, 0, codewords, next, bytes.length);
    } else {
      int begun = codewords[next] & 0xFF;
      for (byte value : bytes) {
        codewords[next++] = (byte) (begun | (value & 0xFF) >>> shift);
        begun = value << (8 - shift) & 0xFF;
      }
      codewords[next] = (byte) begun;
    }
    position += 8 * bytes.length;
  }

  /** Bits written so far. */
  int position() {
    return position;
  }

  /** The codewords themselves, not a copy. */
  byte[] codewords() {
    return codewords;
  }
}
