package dev.waypost.symbol;

/** Writes numbers bit by bit, highest bit first, into codewords of 8 bits. */
final class BitWriter {
  private final byte[] codewords;
  private int position;

  /** Room for the given number of codewords, all zero at first. */
  BitWriter(int codewords) {
    this.codewords = new byte[codewords];
  }

  /** Appends the lowest {@code count} bits of the value, 0 to 31. */
  void append(int value, int count) {
    for (int bit = count - 1; bit >= 0; bit--) {
      int written = (value >>> bit) & 1;
      codewords[position / 8] |= (byte) (written << (7 - position % 8));
      position++;
    }
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
