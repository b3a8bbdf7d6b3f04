package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymbolVerifierTest {
  private static final List<ErrorCorrection> LEVELS = List.of(ErrorCorrection.values());
  private static final String URL = "https://example.com/menu/table";

  @Test
  void whatWasMadeHoldsWhatItWasMadeOf() {
    Random random = new Random(5);
    RandomSegments randomSegments = new RandomSegments(random);
    for (int i = 0; i < 400; i++) {
      int version = 1 + i % 40;
      ErrorCorrection level = LEVELS.get(i / 40 % 4);
      List<Segment> segments = randomSegments.fitting(version, level);
      SymbolOptions options =
          SymbolOptions.defaults()
              .withVersions(version, version)
              .withLevel(level)
              .withRaiseLevel(false);
      SymbolVerifier.verify(SymbolEncoder.encode(segments, options), segments);
    }
  }

  @Test
  void dataCodewordsAreReadBack() {
    byte[] data = new byte[SymbolEncoder.dataCodewords(9, ErrorCorrection.Q)];
    new Random(6).nextBytes(data);
    Symbol symbol = SymbolEncoder.encode(data, 9, ErrorCorrection.Q, 4);
    assertThat(SymbolVerifier.dataCodewords(symbol)).isEqualTo(data);
  }

  @Test
  void anotherTextIsTold() {
    SymbolOptions options = SymbolOptions.defaults();
    Symbol symbol = SymbolEncoder.encode(URL, options);
    SymbolVerifier.verify(symbol, URL, options);
    assertThatThrownBy(() -> SymbolVerifier.verify(symbol, URL + "s", options))
        .isInstanceOf(DamagedSymbolException.class);
  }

  @Test
  void everySingleWrongModuleIsTold() {
    for (int version : new int[] {1, 3, 7, 14}) {
      SymbolOptions options = SymbolOptions.defaults().withVersions(version, version);
      Symbol symbol = SymbolEncoder.encode("WAYPOST", options);
      for (int y = 0; y < symbol.size(); y++) {
        for (int x = 0; x < symbol.size(); x++) {
          ModuleGrid damaged = symbol.grid().copy();
          damaged.invert(x, y);
          Symbol wrong =
              new Symbol(
                  version,
                  symbol.level(),
                  symbol.mask(),
                  damaged,
                  FunctionPatterns.of(version).function());
          assertThatThrownBy(() -> SymbolVerifier.verify(wrong, "WAYPOST", options))
              .as("version %d at (%d, %d)", version, x, y)
              .isInstanceOf(DamagedSymbolException.class);
        }
      }
    }
  }
}
