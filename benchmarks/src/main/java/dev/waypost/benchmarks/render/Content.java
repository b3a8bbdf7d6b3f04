package dev.waypost.benchmarks.render;

import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.SymbolOptions;

/** What is drawn: a URL of 30 characters at level M, not raised; 29 by 29 modules. */
final class Content {
  static final String URL = "https://example.com/menu/table";
  static final SymbolOptions OPTIONS =
      SymbolOptions.defaults().withLevel(ErrorCorrection.M).withRaiseLevel(false);

  private Content() {}
}
