package dev.waypost.symbol;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the fast encoder knows of a version before it sees any data: made once from {@link
 * FunctionPatterns}, then shared by all threads.
 *
 * <p>Strips are the pairs of columns in which codewords are placed, in the order of their placement
 * (7.7.3). The modules of a strip are numbered as they are met: from row to row in the strip's
 * direction, the right one before the left one.
 */
final class SymbolTables {
  private static final AtomicReferenceArray<SymbolTables> BY_VERSION =
      new AtomicReferenceArray<>(SymbolVersion.LARGEST + 1);

  private final FunctionPatterns patterns;
  private final LineLayout layout;
  private final long[] patternColumns;
  private final long[] functionColumns;
  private final int freeWordsPerStrip;
  private final long[] free;

  private final AtomicReferenceArray<MaskTables> masks =
      new AtomicReferenceArray<>(ErrorCorrection.values().length);

  private SymbolTables(int version) {
    this.patterns = FunctionPatterns.of(version);
    int size = SymbolVersion.size(version);
    this.layout = LineLayout.of(size);
    this.patternColumns = BitTranspose.transposed(patterns.dark()).words();
    this.functionColumns = BitTranspose.transposed(patterns.function()).words();
    this.freeWordsPerStrip = Math.ceilDiv(2 * size, Long.SIZE);
    this.free = free(patterns.function(), freeWordsPerStrip);
  }

  /** The tables of a version, 1 to 40. Two threads may make the same ones; either will do. */
  static SymbolTables of(int version) {
    SymbolTables known = BY_VERSION.getAcquire(version);
    if (known == null) {
      known = new SymbolTables(version);
      BY_VERSION.setRelease(version, known);
    }
    return known;
  }

  /** What the masks and the format information of a level do to symbols of this version. */
  MaskTables masks(ErrorCorrection level) {
    MaskTables known = masks.getAcquire(level.indicator());
    if (known == null) {
      known = MaskTables.of(patterns.function(), layout, level);
      masks.setRelease(level.indicator(), known);
    }
    return known;
  }

  int size() {
    return patterns.function().size();
  }

  ModuleGrid function() {
    return patterns.function();
  }

  /** How rows and columns are laid out to be scored. */
  LineLayout layout() {
    return layout;
  }

  /** The dark modules of the function patterns, column by column; not to be written. */
  long[] patternColumns() {
    return patternColumns;
  }

  /** The modules of the function patterns, column by column; not to be written. */
  long[] functionColumns() {
    return functionColumns;
  }

  int strips() {
    return (size() - 1) / 2;
  }

  /** The right column of a strip. The column of the timing pattern belongs to no strip. */
  static int rightColumn(int strip, int size) {
    int column = size - 1 - 2 * strip;
    return column > FunctionPatterns.TIMING ? column : column - 1;
  }

  /** Whether codewords run from the bottom to the top. */
  static boolean isUpwards(int strip) {
    return strip % 2 == 0;
  }

  int freeWordsPerStrip() {
    return freeWordsPerStrip;
  }

  /** The modules of all strips that take codewords, strip by strip; not to be written. */
  long[] free() {
    return free;
  }

  private static long[] free(ModuleGrid function, int wordsPerStrip) {
    int size = function.size();
    int strips = (size - 1) / 2;
    long[] free = new long[strips * wordsPerStrip];
    for (int strip = 0; strip < strips; strip++) {
      int right = rightColumn(strip, size);
      for (int module = 0; module < 2 * size; module++) {
        int step = module / 2;
        int y = isUpwards(strip) ? size - 1 - step : step;
        if (!function.get(right - module % 2, y)) {
          free[strip * wordsPerStrip + module / Long.SIZE] |= 1L << (module % Long.SIZE);
        }
      }
    }
    return free;
  }
}
