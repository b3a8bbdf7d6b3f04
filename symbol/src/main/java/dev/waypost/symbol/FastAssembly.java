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
 * is local to a call, in {@link EncodingBuffers} or made by it: any number of threads may encode at
 * once.
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
    EncodingBuffers buffers = EncodingBuffers.take(version);
    Symbol symbol = assemble(dataCodewords, version, level, mask, buffers);
    buffers.giveBack();
    return symbol;
  }

  /**
   * The same in buffers of that version.
   *
   * @param dataCodewords at least as many
   */
  static Symbol assemble(
      byte[] dataCodewords,
      int version,
      ErrorCorrection level,
      OptionalInt mask,
      EncodingBuffers buffers) {
    SymbolTables tables = SymbolTables.of(version);
    MaskTables masks = tables.masks(level);
    CodewordStream.of(
        dataCodewords, BlockLayout.of(version, level), buffers.sequence(), buffers.stream());
    StripPlacement.place(buffers.stream(), tables, buffers.columns());
    long[] rows = BitTranspose.transposed(buffers.columns(), tables.size(), buffers.block());
    int chosen = mask.isPresent() ? mask.getAsInt() : best(rows, buffers, tables, masks);
    long[] inverted = masks.grid(chosen).words();
    for (int i = 0; i < rows.length; i++) {
      rows[i] ^= inverted[i];
    }
    ModuleGrid dark = ModuleGrid.of(tables.size(), rows);
    return new Symbol(version, level, chosen, dark, tables.function());
  }

  private static int best(
      long[] rows, EncodingBuffers buffers, SymbolTables tables, MaskTables masks) {
    LineLayout layout = tables.layout();
    return MaskChoice.best(
        layout.layOut(rows, buffers.laidOutRows()),
        layout.layOut(buffers.columns(), buffers.laidOutColumns()),
        tables,
        masks);
  }
}
