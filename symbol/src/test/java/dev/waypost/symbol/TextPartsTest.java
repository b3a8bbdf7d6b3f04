package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.common.DecoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPartsTest {
  private static final SymbolOptions SMALL = SymbolOptions.defaults().withVersions(1, 5);

  @ParameterizedTest
  @ValueSource(ints = {85, 200, 500, 800})
  void partsAreReadTogether(int length) {
    String text = "Grüße 😀 x".repeat(length).substring(0, length);
    List<Symbol> symbols = SymbolEncoder.encodeInParts(text, SMALL);

    int parity = 0;
    for (byte value : text.getBytes(StandardCharsets.UTF_8)) {
      parity ^= value & 0xFF;
    }
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < symbols.size(); i++) {
      DecoderResult read = ZxingReader.read(symbols.get(i));
      assertThat(read.getStructuredAppendSequenceNumber()).isEqualTo(i << 4 | (symbols.size() - 1));
      assertThat(read.getStructuredAppendParity()).isEqualTo(parity);
      assertThat(symbols.get(i).version()).isEqualTo(symbols.getFirst().version());
      joined.append(read.getText());
    }
    assertThat(joined).hasToString(text);
  }

  @Test
  void aTextThatFitsOneSymbolGetsOne() {
    List<Symbol> symbols = SymbolEncoder.encodeInParts("short", SMALL);
    assertThat(symbols).containsExactly(SymbolEncoder.encode("short", SMALL));
    assertThat(ZxingReader.read(symbols.getFirst()).hasStructuredAppend()).isFalse();
  }

  @Test
  void moreThanSixteenSymbolsAreRefused() {
    assertThatThrownBy(() -> SymbolEncoder.encodeInParts("x".repeat(1_400), SMALL))
        .isInstanceOf(NotEncodableException.class);
  }
}
