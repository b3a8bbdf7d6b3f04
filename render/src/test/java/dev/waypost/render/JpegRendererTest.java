package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JpegRendererTest {
  static List<String> styles() {
    return TestStyles.all().keySet().stream().filter(name -> !name.equals("transparent")).toList();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void looksAsInPngAndIsReadBack(String name) throws IOException {
    SymbolStyle style = TestStyles.named(name);
    byte[] jpeg = JpegRenderer.render(SamePictureTest.SYMBOL, style, 480);
    BufferedImage picture = Pictures.ofImage(jpeg);

    assertThat(picture.getWidth()).isEqualTo(480);
    Pictures.assertSame(
        picture, Pictures.ofImage(PngRenderer.render(SamePictureTest.SYMBOL, style, 480)), 0.002);
    assertThat(SymbolPicture.read(picture)).contains(TestSymbols.TEXT);
    assertThat(JpegRenderer.render(SamePictureTest.SYMBOL, style, 480)).isEqualTo(jpeg);
  }

  /** Baseline, 8 bits, three components, each sampled 1 by 1 (ISO/IEC 10918-1, B.2.2). */
  @Test
  void colourIsStoredAsFinelyAsLightness() {
    byte[] jpeg = JpegRenderer.render(TestSymbols.small(), SymbolStyle.defaults(), 256);

    assertThat(HexFormat.of().formatHex(jpeg))
        .startsWith("ffd8ffe000104a464946")
        .containsPattern("ffc0001108010001000301110002110.0311")
        .endsWith("ffd9");
  }

  @Test
  void whatIsTransparentIsRefused() {
    assertThatThrownBy(
            () -> JpegRenderer.render(TestSymbols.small(), TestStyles.named("transparent"), 256))
        .isInstanceOfSatisfying(
            UnsupportedStyleException.class,
            refused -> {
              assertThat(refused.format()).isEqualTo("JPEG");
              assertThat(refused.part()).isEqualTo(StylePart.TRANSPARENT_BACKGROUND);
            })
        .hasMessage(
            "JPEG can't carry a transparent background. Choose a colour for the background, or PNG, SVG or PDF.");
  }

  @Test
  void sizesAreThoseOfPng() {
    assertThatThrownBy(() -> JpegRenderer.render(TestSymbols.small(), SymbolStyle.defaults(), 63))
        .hasMessageContaining("between 64 and 4096");
    assertThatThrownBy(
            () -> JpegRenderer.render(TestSymbols.ofVersion(40), SymbolStyle.defaults(), 100))
        .isInstanceOf(ImageTooSmallException.class);
  }
}
