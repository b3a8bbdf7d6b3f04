package dev.waypost.symbol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SymbolTest {
  private static final SymbolOptions OPTIONS = SymbolOptions.defaults().withVersions(7, 7);
  private static final Symbol SYMBOL = SymbolEncoder.encode("symbol", OPTIONS.withMask(3));

  @Test
  void sizesGoFrom21To177Modules() {
    assertThat(SymbolEncoder.encode("", OPTIONS.withVersions(1, 1)).size()).isEqualTo(21);
    assertThat(SYMBOL.size()).isEqualTo(45);
    assertThat(SymbolEncoder.encode("", OPTIONS.withVersions(40, 40)).size()).isEqualTo(177);
  }

  @Test
  void columnsComeBeforeRows() {
    assertThat(SYMBOL.isDark(8, 37)).as("the dark module").isTrue();
    assertThat(SYMBOL.isFunction(8, 37)).isTrue();
    assertThat(SYMBOL.isFunction(34, 5)).as("version information").isTrue();
    assertThat(SYMBOL.isFunction(33, 5)).isFalse();
    assertThat(SYMBOL.isFunction(8, 36)).isFalse();
  }

  @Test
  void functionModulesButFormatInformationDoNotDependOnTheData() {
    Symbol other = SymbolEncoder.encode("another", OPTIONS.withMask(3));

    for (int y = 0; y < SYMBOL.size(); y++) {
      for (int x = 0; x < SYMBOL.size(); x++) {
        assertThat(SYMBOL.isFunction(x, y)).isEqualTo(other.isFunction(x, y));
        if (SYMBOL.isFunction(x, y)) {
          assertThat(SYMBOL.isDark(x, y)).isEqualTo(other.isDark(x, y));
        }
      }
    }
    assertThat(SYMBOL).isNotEqualTo(other);
  }

  @Test
  void modulesOutsideAreRefused() {
    assertThatThrownBy(() -> SYMBOL.isDark(45, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SYMBOL.isDark(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SYMBOL.isFunction(-1, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> SYMBOL.isFunction(0, 45))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void equalSymbolsComeOfEqualArguments() {
    assertThat(SymbolEncoder.encode("symbol", OPTIONS.withMask(3)))
        .isEqualTo(SYMBOL)
        .hasSameHashCodeAs(SYMBOL)
        .hasToString("Symbol[version=7, level=H, mask=3]");
    assertThat(SymbolEncoder.encode("symbol", OPTIONS.withMask(4))).isNotEqualTo(SYMBOL);
  }
}
