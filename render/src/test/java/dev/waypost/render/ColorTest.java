package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColorTest {

  @Test
  void sixDigitsAreTheThreeComponents() {
    assertThat(Color.parse("#1a2b3c")).isEqualTo(new Color(0x1A, 0x2B, 0x3C));
    assertThat(Color.parse("#FF00aA")).isEqualTo(new Color(255, 0, 170));
    assertThat(Color.parse("#000000")).isEqualTo(Color.BLACK);
    assertThat(Color.parse("#ffffff")).isEqualTo(Color.WHITE);
  }

  @Test
  void threeDigitsAreDoubledEach() {
    assertThat(Color.parse("#1aF")).isEqualTo(new Color(0x11, 0xAA, 0xFF));
    assertThat(Color.parse("#fff")).isEqualTo(Color.WHITE);
  }

  @Test
  void everyColourIsReadBackFromItsNotation() {
    for (int value = 0; value < 256; value++) {
      Color color = new Color(value, 255 - value, value * 7 % 256);

      assertThat(Color.parse(color.hex())).isEqualTo(color);
    }
    assertThat(new Color(1, 171, 255).hex()).isEqualTo("#01abff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "#12",
        "#1234",
        "#12345",
        "#1234567",
        "123456",
        "fff",
        "##12345",
        "#12345g",
        "#-12345",
        "#+12",
        " #fff",
        "#fff ",
        "#ff\u0661",
        "#fff\n",
        "red",
        "rgb(1,2,3)",
        "0xffffff"
      })
  void anythingElseIsRefused(String notation) {
    assertThatThrownBy(() -> Color.parse(notation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A colour is written as #rgb or #rrggbb, such as #1a2b3c, but \"%s\" was given."
                .formatted(notation));
  }

  @Test
  void componentsAreBetween0And255() {
    assertThatThrownBy(() -> new Color(256, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The red of a colour is between 0 and 255, but 256 was given.");
    assertThatThrownBy(() -> new Color(0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The green of a colour is between 0 and 255, but -1 was given.");
    assertThatThrownBy(() -> new Color(0, 0, 300))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The blue of a colour is between 0 and 255, but 300 was given.");
  }

  @Test
  void luminanceGoesFromBlackToWhiteThroughTheWeightsOfTheComponents() {
    assertThat(Color.BLACK.relativeLuminance()).isZero();
    assertThat(Color.WHITE.relativeLuminance()).isCloseTo(1, within(1e-12));
    assertThat(Color.parse("#f00").relativeLuminance()).isCloseTo(0.2126, within(1e-12));
    assertThat(Color.parse("#0f0").relativeLuminance()).isCloseTo(0.7152, within(1e-12));
    assertThat(Color.parse("#00f").relativeLuminance()).isCloseTo(0.0722, within(1e-12));
    assertThat(Color.parse("#808080").relativeLuminance()).isCloseTo(0.21586, within(1e-5));
  }

  /** #767676 is the well-known lightest grey that reaches 4.5 on white. */
  @Test
  void contrastGoesFrom1To21InEitherOrder() {
    assertThat(Color.BLACK.contrastRatio(Color.WHITE)).isCloseTo(21, within(1e-9));
    assertThat(Color.WHITE.contrastRatio(Color.BLACK)).isCloseTo(21, within(1e-9));
    assertThat(Color.parse("#abc").contrastRatio(Color.parse("#abc"))).isEqualTo(1);
    assertThat(Color.parse("#767676").contrastRatio(Color.WHITE)).isCloseTo(4.54, within(0.005));
    assertThat(Color.parse("#777777").contrastRatio(Color.WHITE)).isCloseTo(4.48, within(0.005));
  }
}
