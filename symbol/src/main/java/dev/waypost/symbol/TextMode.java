package dev.waypost.symbol;

/** The modes that characters of a text can be in, with what a character costs in each. */
enum TextMode {
  NUMERIC(Mode.NUMERIC),
  ALPHANUMERIC(Mode.ALPHANUMERIC),
  BYTE(Mode.BYTE);

  /**
   * Costs are in sixths of a bit: then the 10/3 bits of a digit and the 11/2 of a character are
   * whole.
   */
  static final int BIT = 6;

  private final Mode mode;

  TextMode(Mode mode) {
    this.mode = mode;
  }

  boolean takes(int codePoint) {
    return switch (this) {
      case NUMERIC -> EncodableCharacters.isNumeric(codePoint);
      case ALPHANUMERIC -> EncodableCharacters.isAlphanumeric(codePoint);
      case BYTE -> true;
    };
  }

  /** What it costs to begin a segment. */
  int headerCost(VersionClass versions) {
    return BIT * mode.headerBits(versions);
  }

  /** What a further character that the mode takes costs within a segment. */
  int characterCost(int codePoint) {
    return switch (this) {
      case NUMERIC -> BIT * 10 / 3;
      case ALPHANUMERIC -> BIT * 11 / 2;
      case BYTE -> BIT * 8 * EncodableCharacters.utf8Length(codePoint);
    };
  }

  /** A segment in this mode. */
  Segment segment(String text) {
    return switch (this) {
      case NUMERIC -> new Segment.Numeric(text);
      case ALPHANUMERIC -> new Segment.Alphanumeric(text);
      case BYTE -> Segment.Bytes.utf8(text);
    };
  }
}
