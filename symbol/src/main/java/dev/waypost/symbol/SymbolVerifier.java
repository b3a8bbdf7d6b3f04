package dev.waypost.symbol;

import java.util.Arrays;
import java.util.List;

/**
 * Reads a finished symbol back from its modules, so that nothing leaves that does not hold what it
 * should. For symbols of our own: without a single wrong module, not photographed ones.
 *
 * <p>What is checked: function patterns, both copies of the format information, every codeword of
 * error correction, every codeword of data, and that the remainder bits are zeros.
 */
public final class SymbolVerifier {
  private SymbolVerifier() {}

  /**
   * Makes sure that a symbol holds a text.
   *
   * @param options those it was made with
   * @throws DamagedSymbolException if it holds anything else
   */
  public static void verify(Symbol symbol, String text, SymbolOptions options) {
    VersionClass versions = VersionClass.of(symbol.version());
    verify(symbol, SymbolEncoder.segments(text, versions, options));
  }

  /**
   * Makes sure that a symbol holds segments in their order.
   *
   * @throws DamagedSymbolException if it holds anything else
   */
  public static void verify(Symbol symbol, List<Segment> segments) {
    BlockLayout layout = BlockLayout.of(symbol.version(), symbol.level());
    VersionClass versions = VersionClass.of(symbol.version());
    if (SegmentBits.length(segments, versions) > layout.dataBits()) {
      throw new DamagedSymbolException(
          "The content does not fit a symbol of this version and level.");
    }
    if (!Arrays.equals(dataCodewords(symbol), DataCodewords.of(segments, versions, layout))) {
      throw new DamagedSymbolException("The data codewords are those of another content.");
    }
  }

  /**
   * The data codewords of a symbol.
   *
   * @throws DamagedSymbolException if its modules are not those of a symbol without a fault
   */
  public static byte[] dataCodewords(Symbol symbol) {
    SymbolTables tables = SymbolTables.of(symbol.version());
    long[] rows = symbol.grid().words().clone();
    long[] inverted = tables.masks(symbol.level()).grid(symbol.mask()).words();
    for (int i = 0; i < rows.length; i++) {
      rows[i] ^= inverted[i];
    }
    long[] columns = BitTranspose.transposed(rows, tables.size());
    requirePatterns(columns, tables);
    BlockLayout layout = BlockLayout.of(symbol.version(), symbol.level());
    long[] stream = StripPlacement.stream(columns, tables, layout.totalCodewords());
    byte[] data = CodewordStream.data(stream, layout);
    if (!Arrays.equals(stream, CodewordStream.of(data, layout))) {
      throw new DamagedSymbolException(
          "The error correction codewords are not those of the data codewords.");
    }
    return data;
  }

  /** Without mask and format information, the function modules are those of the version. */
  private static void requirePatterns(long[] columns, SymbolTables tables) {
    long[] expected = tables.patternColumns();
    long[] function = tables.functionColumns();
    for (int i = 0; i < columns.length; i++) {
      if (((columns[i] ^ expected[i]) & function[i]) != 0) {
        throw new DamagedSymbolException(
            "A finder, alignment or timing pattern or the format or version information is wrong in column "
                + i * tables.size() / columns.length
                + ".");
      }
    }
  }
}
