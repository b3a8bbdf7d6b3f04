package dev.waypost.symbol;

/**
 * How much damage a symbol survives, weakest first (ISO/IEC 18004:2015, 7.5.1, Table 8). A stronger
 * level leaves less room for data.
 */
public enum ErrorCorrection {
  /** About 7 % of the codewords can be restored. */
  L(0b01),
  /** About 15 % of the codewords can be restored. */
  M(0b00),
  /** About 25 % of the codewords can be restored. */
  Q(0b11),
  /** About 30 % of the codewords can be restored. */
  H(0b10);

  private final int indicator;

  ErrorCorrection(int indicator) {
    this.indicator = indicator;
  }

  /** The two bits that name this level in the format information (7.9.1, Table 12). */
  int indicator() {
    return indicator;
  }
}
