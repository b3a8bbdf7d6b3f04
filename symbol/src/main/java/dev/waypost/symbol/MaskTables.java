package dev.waypost.symbol;

import java.util.ArrayList;
import java.util.List;

/**
 * What each of the eight masks, together with the format information of a level, changes in a
 * symbol (7.8.2, 7.9.1): the bits to be inverted.
 */
final class MaskTables {
  private final List<ModuleGrid> grids;
  private final long[] rows;
  private final long[] columns;

  private MaskTables(List<ModuleGrid> grids, long[] rows, long[] columns) {
    this.grids = grids;
    this.rows = rows;
    this.columns = columns;
  }

  /** A mask as it is added to a symbol's rows; not to be written. */
  ModuleGrid grid(int mask) {
    return grids.get(mask);
  }

  /** All masks one after the other, their rows laid out to be scored; not to be written. */
  long[] rows() {
    return rows;
  }

  /** Likewise their columns. */
  long[] columns() {
    return columns;
  }

  static MaskTables of(ModuleGrid function, LineLayout layout, ErrorCorrection level) {
    int words = layout.words();
    List<ModuleGrid> grids = new ArrayList<>();
    long[] rows = new long[MaskPattern.COUNT * words];
    long[] columns = new long[MaskPattern.COUNT * words];
    for (int mask = 0; mask < MaskPattern.COUNT; mask++) {
      ModuleGrid grid = inverted(function, level, mask);
      grids.add(grid);
      System.arraycopy(layout.layOut(grid.words(), new long[words]), 0, rows, mask * words, words);
      long[] transposed = BitTranspose.transposed(grid.words(), grid.size());
      System.arraycopy(layout.layOut(transposed, new long[words]), 0, columns, mask * words, words);
    }
    return new MaskTables(List.copyOf(grids), rows, columns);
  }

  /**
   * The format information is drawn where modules are light but for the one that is always dark.
   */
  private static ModuleGrid inverted(ModuleGrid function, ErrorCorrection level, int mask) {
    ModuleGrid grid = new ModuleGrid(function.size());
    MaskPattern.apply(mask, grid, function);
    FormatInformation.draw(FormatInformation.bits(level, mask), grid);
    FormatInformation.clearDarkModule(grid);
    return grid;
  }
}
