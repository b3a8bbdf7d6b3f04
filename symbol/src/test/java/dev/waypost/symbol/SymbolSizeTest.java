package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolSizeTest {
  private static SymbolOptions at(ErrorCorrection level) {
    return SymbolOptions.defaults().withLevel(level);
  }

  /** The most characters of each mode and version by ISO/IEC 18004:2015, Table 7. */
  @ParameterizedTest
  @CsvSource({
    "7, 41, L, 1",
    "A, 25, L, 1",
    "a, 17, L, 1",
    "7, 34, M, 1",
    "A, 20, M, 1",
    "a, 14, M, 1",
    "A, 38, M, 2",
    "a, 26, M, 2",
    "a, 180, M, 9",
    "a, 213, M, 10",
    "a, 1125, M, 27",
    "7, 7089, L, 40",
    "A, 4296, L, 40",
    "a, 2953, L, 40",
    "a, 1273, H, 40"
  })
  void aFullSymbolIsOfItsVersionAndOneMoreCharacterIsNot(
      String character, int count, ErrorCorrection level, int version) {
    String full = character.repeat(count);
    assertThat(SymbolEncoder.size(full, at(level)))
        .isEqualTo(new SymbolSize(version, 17 + 4 * version));
    if (version < 40) {
      assertThat(SymbolEncoder.size(full + character, at(level)).version()).isEqualTo(version + 1);
    } else {
      assertThatThrownBy(() -> SymbolEncoder.size(full + character, at(level)))
          .isInstanceOf(NotEncodableException.class);
    }
  }

  @Test
  void versionsThatAreNotAllowedAreNotTaken() {
    assertThat(SymbolEncoder.size("A", SymbolOptions.defaults().withVersions(5, 12)).version())
        .isEqualTo(5);
    assertThatThrownBy(
            () -> SymbolEncoder.size("a".repeat(300), SymbolOptions.defaults().withVersions(1, 10)))
        .isInstanceOf(NotEncodableException.class);
    assertThatThrownBy(() -> SymbolEncoder.size("\uD83D", SymbolOptions.defaults()))
        .isInstanceOf(NotEncodableException.class);
  }
}
