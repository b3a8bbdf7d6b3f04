package dev.waypost.symbol;

/**
 * A range of versions whose character count indicators are equally long (ISO/IEC 18004:2015, Table
 * 3), so that within it the same segments take the same bits.
 */
enum VersionClass {
  SMALL(1, 9),
  MEDIUM(10, 26),
  LARGE(27, 40);

  private final int first;
  private final int last;

  VersionClass(int first, int last) {
    this.first = first;
    this.last = last;
  }

  static VersionClass of(int version) {
    SymbolVersion.requireValid(version);
    if (version <= SMALL.last) {
      return SMALL;
    }
    return version <= MEDIUM.last ? MEDIUM : LARGE;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }
}
