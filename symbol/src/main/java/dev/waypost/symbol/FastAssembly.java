package dev.waypost.symbol;

import java.util.OptionalInt;

/**
 * From data codewords to the finished symbol, many modules at a time; {@link SymbolAssembly} does
 * the same step by step, and both give the same symbols.
 *
 * <ol>
 *   <li>{@link CodewordStream}: error correction from tables, blocks interleaved;
 *   <li>{@link StripPlacement}: two columns at a time;
 *   <li>{@link BitTranspose}: the columns' rows;
 *   <li>{@link MaskChoice}: all eight masks, on rows and columns laid out by {@link LineLayout},
 *       with what masks and format information invert from {@link MaskTables}.
 * </ol>
 *
 * <p>What depends on version and level alone is in {@link SymbolTables} and shared. Everything else
 * is local to a call: any number of threads may encode at once.
 */
final class FastAssembly {
  private FastAssembly() {}

  /**
   * The symbol of these codewords.
   *
   * @param dataCodewords as many as version and level hold
   * @param mask 0 to 7, or empty for the one with the least penalty
   */
  static Symbol assemble(
      byte[] dataCodewords, int version, ErrorCorrection level, OptionalInt mask) {
    SymbolTables tables = SymbolTables.of(version);
    MaskTables masks = tables.masks(level);
    long[] stream = CodewordStream.of(dataCodewords, BlockLayout.of(version, level));
    long[] columns = StripPlacement.columns(stream, tables);
    long[] rows = BitTranspose.transposed(columns, tables.size());
    int chosen = mask.isPresent() ? mask.getAsInt() : best(rows, columns, tables, masks);
    long[] inverted = masks.grid(chosen).words();
    for (int i = 0; i < rows.length; i++) {
      rows[i] ^= inverted[i];
    }
    ModuleGrid dark = ModuleGrid.of(tables.size(), rows);
    return new Symbol(version, level, chosen, dark, tables.function());
  }

  private static int best(long[] rows, long[] columns, SymbolTables tables, MaskTables masks) {
    LineLayout layout = tables.layout();
    return MaskChoice.best(layout.layOut(rows), layout.layOut(columns), tables, masks);
  }
}
