package dev.waypost.symbol;

/**
 * How large a symbol is.
 *
 * @param version 1 to 40
 * @param modules along one side, without the quiet zone: 21 to 177 (ISO/IEC 18004:2015, 6.3.2)
 */
public record SymbolSize(int version, int modules) {
  static SymbolSize of(int version) {
    return new SymbolSize(version, SymbolVersion.size(version));
  }
}
