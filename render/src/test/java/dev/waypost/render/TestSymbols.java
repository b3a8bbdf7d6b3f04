package dev.waypost.render;

import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;

/** Symbols for the tests to draw. */
final class TestSymbols {
  static final String TEXT = "https://example.com/menu?table=12";

  private TestSymbols() {}

  static Symbol small() {
    return SymbolEncoder.encode(TEXT, SymbolOptions.defaults());
  }

  /** The text in a symbol of the given version, 3 to 40. */
  static Symbol ofVersion(int version) {
    return SymbolEncoder.encode(
        TEXT, SymbolOptions.defaults().withVersions(version, version).withLevel(ErrorCorrection.L));
  }
}
