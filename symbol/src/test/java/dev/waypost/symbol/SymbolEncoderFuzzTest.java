package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any text at all is encoded and can be read back, or is refused with the one exception that says
 * why. Fuzzes with {@code JAZZER_FUZZ=1}; otherwise tries the inputs beside it.
 */
class SymbolEncoderFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void anyTextIsEncodedOrRefused(FuzzedDataProvider data) {
    SymbolOptions options =
        SymbolOptions.defaults()
            .withVersions(1, data.consumeInt(1, 40))
            .withLevel(data.pickValue(ErrorCorrection.values()))
            .withRaiseLevel(data.consumeBoolean())
            .withEci(data.consumeBoolean());
    String text = data.consumeRemainingAsString();
    Symbol symbol;
    try {
      symbol = SymbolEncoder.encode(text, options);
    } catch (NotEncodableException refused) {
      if (refused.bitsNeeded().isPresent()) {
        assertThat(refused.bitsNeeded().getAsLong())
            .isGreaterThan(refused.bitsAvailable().orElseThrow());
      } else {
        assertThat(refused).hasMessageContaining("surrogate");
      }
      return;
    }
    SymbolVerifier.verify(symbol, text, options);
    assertThat(SymbolEncoder.size(text, options).version()).isEqualTo(symbol.version());
  }
}
