package dev.waypost.render.sheet;

import dev.waypost.render.SymbolStyle;
import dev.waypost.symbol.Symbol;
import java.util.List;

/**
 * What is on a label.
 *
 * @param lines of text, from top to bottom; empty ones are left out
 */
public record Label(Symbol symbol, SymbolStyle style, List<String> lines) {
  public Label {
    lines = lines.stream().filter(line -> !line.isBlank()).toList();
  }
}
