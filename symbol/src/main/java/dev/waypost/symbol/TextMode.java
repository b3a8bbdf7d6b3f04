package dev.waypost.symbol;

/** The modes that characters of a text can be in, with what a character costs in each. */
enum TextMode {
  NUMERIC(0, Mode.NUMERIC),
  ALPHANUMERIC(1, Mode.ALPHANUMERIC),
  KANJI(2, Mode.KANJI),
  BYTE(3, Mode.BYTE);

  /**
   * Costs are in sixths of a bit: then the 10/3 bits of a digit and the 11/2 of a character are
   * whole.
   */
  static final int BIT = 6;

  private final int number;
  private final Mode mode;

  TextMode(int number, Mode mode) {
    this.number = number;
    this.mode = mode;
  }

  /** Its place among the modes, from 0. */
  int number() {
    return number;
  }

  boolean takes(int codePoint, TextKind kind) {
    return switch (this) {
      case NUMERIC -> EncodableCharacters.isNumeric(codePoint);
      case ALPHANUMERIC ->
          EncodableCharacters.isAlphanumeric(codePoint)
              || (kind == TextKind.GS1 && codePoint == TextKind.SEPARATOR);
      case KANJI -> KanjiCharacters.takes(codePoint);
      case BYTE -> true;
    };
  }

  /** What it costs to begin a segment. */
  int headerCost(VersionClass versions) {
    return BIT * mode.headerBits(versions);
  }

  /** What a further character that the mode takes costs within a segment. */
  int characterCost(int codePoint, TextKind kind) {
    return switch (this) {
      case NUMERIC -> BIT * 10 / 3;
      case ALPHANUMERIC -> BIT * 11 / 2 * (kind == TextKind.GS1 && codePoint == '%' ? 2 : 1);
      case KANJI -> BIT * 13;
      case BYTE -> BIT * 8 * EncodableCharacters.utf8Length(codePoint);
    };
  }

  /** A segment in this mode. */
  Segment segment(String text, TextKind kind) {
    return switch (this) {
      case NUMERIC -> new Segment.Numeric(text);
      case ALPHANUMERIC ->
          new Segment.Alphanumeric(
              kind == TextKind.GS1
                  ? text.replace("%", "%%").replace(TextKind.SEPARATOR, '%')
                  : text);
      case KANJI -> new Segment.Kanji(text);
      case BYTE -> Segment.Bytes.utf8(text);
    };
  }
}
