package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SymbolStyleTest {
  private static final SymbolStyle DEFAULTS = SymbolStyle.defaults();

  @Test
  void defaultsAreBlackOnWhiteWithTheStandardsMargin() {
    assertThat(DEFAULTS).isEqualTo(new SymbolStyle(Color.BLACK, Color.WHITE, 4));
  }

  @Test
  void coloursAndMarginAreChangedAlone() {
    Color blue = Color.parse("#003399");
    Color yellow = Color.parse("#ffcc00");

    assertThat(DEFAULTS.withColors(blue, yellow)).isEqualTo(new SymbolStyle(blue, yellow, 4));
    assertThat(DEFAULTS.withMarginModules(2))
        .isEqualTo(new SymbolStyle(Color.BLACK, Color.WHITE, 2));
  }

  @Test
  void marginsAreBetween0And32Modules() {
    assertThat(DEFAULTS.withMarginModules(0).marginModules()).isZero();
    assertThat(DEFAULTS.withMarginModules(32).marginModules()).isEqualTo(32);
    assertThatThrownBy(() -> DEFAULTS.withMarginModules(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The margin is between 0 and 32 modules, but -1 was given.");
    assertThatThrownBy(() -> DEFAULTS.withMarginModules(33))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The margin is between 0 and 32 modules, but 33 was given.");
  }

  @Test
  void lightOnDarkIsToldByLuminance() {
    assertThat(DEFAULTS.isLightOnDark()).isFalse();
    assertThat(DEFAULTS.withColors(Color.WHITE, Color.BLACK).isLightOnDark()).isTrue();
    assertThat(DEFAULTS.withColors(Color.parse("#0f0"), Color.parse("#00f")).isLightOnDark())
        .isTrue();
    assertThat(DEFAULTS.withColors(Color.BLACK, Color.BLACK).isLightOnDark()).isFalse();
  }
}
