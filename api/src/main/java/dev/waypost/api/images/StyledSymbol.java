package dev.waypost.api.images;

import dev.waypost.render.SymbolStyle;
import dev.waypost.symbol.Symbol;

/** A symbol and how it is drawn, in whatever format. */
public record StyledSymbol(Symbol symbol, SymbolStyle style) {}
