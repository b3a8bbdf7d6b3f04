package dev.waypost.symbol;

/**
 * How a segment's content becomes bits: its mode indicator (Table 2) and the length of its count
 * (Table 3).
 */
enum Mode {
  NUMERIC(0b0001, 10, 12, 14),
  ALPHANUMERIC(0b0010, 9, 11, 13),
  BYTE(0b0100, 8, 16, 16),
  KANJI(0b1000, 8, 10, 12),
  /** FNC1 in first position: what follows is GS1 element strings (7.4.8.2). */
  FNC1_FIRST(0b0101, 0, 0, 0),
  /** Place, number and parity follow (8.2). */
  STRUCTURED_APPEND(0b0011, 0, 0, 0),
  /** A designator follows the indicator directly; there is no count (7.4.2). */
  ECI(0b0111, 0, 0, 0);

  static final int INDICATOR_BITS = 4;

  private final int indicator;
  private final int smallCountBits;
  private final int mediumCountBits;
  private final int largeCountBits;

  Mode(int indicator, int smallCountBits, int mediumCountBits, int largeCountBits) {
    this.indicator = indicator;
    this.smallCountBits = smallCountBits;
    this.mediumCountBits = mediumCountBits;
    this.largeCountBits = largeCountBits;
  }

  int indicator() {
    return indicator;
  }

  /**
   * Bits of the character count indicator. Whatever fits a symbol of the class has a count that
   * fits these bits: the longest content of versions 9, 26 and 40 is shorter than 2 to this power
   * in every mode (Table 7).
   */
  int countBits(VersionClass versions) {
    return switch (versions) {
      case SMALL -> smallCountBits;
      case MEDIUM -> mediumCountBits;
      case LARGE -> largeCountBits;
    };
  }

  /** Bits before the content: mode indicator and character count indicator. */
  int headerBits(VersionClass versions) {
    return INDICATOR_BITS + countBits(versions);
  }
}
