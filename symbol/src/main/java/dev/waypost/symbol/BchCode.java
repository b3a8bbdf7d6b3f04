package dev.waypost.symbol;

/**
 * Check bits of the two BCH codes that protect format and version information (Annexes C and D).
 */
final class BchCode {
  private BchCode() {}

  /**
   * The data followed by its check bits: the remainder of its division, as a polynomial over GF(2),
   * by the generator.
   *
   * @param generator of the degree {@code checkBits}
   */
  static int withCheckBits(int data, int generator, int checkBits) {
    int shifted = data << checkBits;
    int remainder = shifted;
    for (int bit = Integer.SIZE - 1; bit >= checkBits; bit--) {
      if ((remainder >>> bit & 1) != 0) {
        remainder ^= generator << (bit - checkBits);
      }
    }
    return shifted | remainder;
  }
}
