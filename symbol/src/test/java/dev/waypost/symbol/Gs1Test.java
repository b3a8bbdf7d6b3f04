package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Gs1Test {
  /** ZXing tells FNC1 in first position by the symbology modifiers 3 to 6 (ISO/IEC 15424). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0109506000134352",
        "010950600013435210ABC123\u001D2112345",
        "010950600013435210A%C/123\u001D21%",
        "010950600013435210abc\u001D21xyz%"
      })
  void elementStringsAreReadBack(String elements) {
    Symbol symbol = SymbolEncoder.encodeGs1(elements, SymbolOptions.defaults());
    assertThat(ZxingReader.text(symbol)).isEqualTo(elements);
    assertThat(ZxingReader.read(symbol).getSymbologyModifier()).isEqualTo(3);
  }
}
