package dev.waypost.symbol;

import java.util.Objects;

/**
 * A finished QR code: a square of dark and light modules. Immutable.
 *
 * <p>Columns x run from left to right and rows y from top to bottom, both from 0. The quiet zone is
 * not part of it.
 */
public final class Symbol {
  /** Light modules that must surround a symbol on every side (ISO/IEC 18004:2015, 6.3.8). */
  public static final int QUIET_ZONE_MODULES = 4;

  private final int version;
  private final ErrorCorrection level;
  private final int mask;
  private final ModuleGrid dark;
  private final ModuleGrid function;

  /** Keeps both grids, which nothing may change from here on. */
  Symbol(int version, ErrorCorrection level, int mask, ModuleGrid dark, ModuleGrid function) {
    this.version = version;
    this.level = level;
    this.mask = mask;
    this.dark = dark;
    this.function = function;
  }

  /** 1 to 40. */
  public int version() {
    return version;
  }

  /** The level it was made at, which may be above the one asked for. */
  public ErrorCorrection level() {
    return level;
  }

  /** The data mask, 0 to 7. */
  public int mask() {
    return mask;
  }

  /** Modules along one side: 21 (version 1) to 177 (version 40). */
  public int size() {
    return dark.size();
  }

  /** Words that hold a row: 1 (up to version 11) to 3. */
  public int wordsPerRow() {
    return dark.words().length / size();
  }

  /**
   * 64 modules of a row, dark ones as set bits, the leftmost in the lowest bit. Bits beyond the row
   * are unset.
   *
   * @throws IndexOutOfBoundsException if y is outside 0 to size − 1 or the word outside 0 to {@link
   *     #wordsPerRow()} − 1
   */
  public long rowWord(int y, int word) {
    Objects.checkIndex(y, size());
    return dark.words()[y * wordsPerRow() + Objects.checkIndex(word, wordsPerRow())];
  }

  /** The modules themselves, not to be written. */
  ModuleGrid grid() {
    return dark;
  }

  /**
   * Whether a module is dark.
   *
   * @throws IndexOutOfBoundsException if x or y is outside 0 to size − 1
   */
  public boolean isDark(int x, int y) {
    requireInside(x, y);
    return dark.get(x, y);
  }

  /**
   * Whether a module carries no codewords: it belongs to a finder pattern or separator, timing or
   * alignment pattern, the format or version information, or it is the dark module.
   *
   * @throws IndexOutOfBoundsException if x or y is outside 0 to size − 1
   */
  public boolean isFunction(int x, int y) {
    requireInside(x, y);
    return function.get(x, y);
  }

  private void requireInside(int x, int y) {
    Objects.checkIndex(x, size());
    Objects.checkIndex(y, size());
  }

  /** Equal when version, level, mask and all modules are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Symbol that
        && version == that.version
        && level == that.level
        && mask == that.mask
        && dark.equals(that.dark);
  }

  @Override
  public int hashCode() {
    return dark.hashCode();
  }

  @Override
  public String toString() {
    return "Symbol[version=" + version + ", level=" + level + ", mask=" + mask + "]";
  }
}
