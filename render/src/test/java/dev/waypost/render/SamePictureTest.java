package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One style looks the same in all formats. */
class SamePictureTest {
  static final Symbol SYMBOL =
      SymbolEncoder.encode(TestSymbols.TEXT, SymbolOptions.defaults().withLevel(ErrorCorrection.H));
  private static final int PIXELS_PER_MODULE = 8;
  private static final double MOST_OTHER_PIXELS = 0.002;

  static Stream<String> styles() {
    return TestStyles.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void isTheSameInPngSvgAndPdfAndIsReadFromEach(String name) throws IOException {
    SymbolStyle style = TestStyles.named(name);
    Scene scene = SceneComposer.compose(SYMBOL, style);
    BufferedImage drawn = Pictures.ofScene(scene, PIXELS_PER_MODULE);

    BufferedImage svg =
        Pictures.ofSvg(SvgRenderer.render(SYMBOL, style, 400), scene, PIXELS_PER_MODULE);
    BufferedImage pdf =
        Pictures.ofPdf(
            PdfRenderer.render(SYMBOL, style, 40, InkSpace.RGB), scene, PIXELS_PER_MODULE);
    BufferedImage png = Pictures.ofImage(PngRenderer.render(SYMBOL, style, 480));

    Pictures.assertSame(svg, drawn, MOST_OTHER_PIXELS);
    Pictures.assertSame(pdf, drawn, MOST_OTHER_PIXELS);
    assertThat(SymbolPicture.read(svg)).contains(TestSymbols.TEXT);
    assertThat(SymbolPicture.read(pdf)).contains(TestSymbols.TEXT);
    assertThat(SymbolPicture.read(png)).contains(TestSymbols.TEXT);
  }
}
