package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.symbol.Symbol;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZplRendererTest {
  private static final SymbolStyle DEFAULTS = SymbolStyle.defaults();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 30})
  void everyDotIsThatOfItsModule(int dots) {
    Symbol symbol = TestSymbols.small();
    BufferedImage label = ZplLabel.print(ZplRenderer.render(symbol, DEFAULTS, dots));

    assertThat(label.getWidth()).isEqualTo((symbol.size() + 8) * dots);
    assertThat(label.getHeight()).isEqualTo((symbol.size() + 8) * dots);
    for (int y = 0; y < label.getHeight(); y++) {
      for (int x = 0; x < label.getWidth(); x++) {
        assertThat(label.getRGB(x, y) == 0xFF000000)
            .isEqualTo(isDark(symbol, x / dots - 4, y / dots - 4));
      }
    }
  }

  private static boolean isDark(Symbol symbol, int x, int y) {
    return x >= 0 && y >= 0 && x < symbol.size() && y < symbol.size() && symbol.isDark(x, y);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 20, 40})
  void labelsOfManyVersionsAreReadBack(int version) {
    String zpl = ZplRenderer.render(TestSymbols.ofVersion(version), DEFAULTS, 4);

    assertThat(SymbolPicture.read(ZplLabel.print(zpl))).contains(TestSymbols.TEXT);
  }

  @ParameterizedTest
  @EnumSource(ModuleShape.class)
  void shapesAreReadBack(ModuleShape shape) {
    SymbolStyle style =
        TestStyles.of(TestStyles.design(shape, null, FinderDesign.PLAIN, null, null));
    String zpl = ZplRenderer.render(SamePictureTest.SYMBOL, style, 10);

    assertThat(SymbolPicture.read(ZplLabel.print(zpl))).contains(TestSymbols.TEXT);
  }

  @ParameterizedTest
  @EnumSource(FrameShape.class)
  void framesInBlackAndWhiteAreReadBack(FrameShape shape) {
    var frame = new Frame(shape, "Scan me", Color.BLACK, Color.WHITE);
    SymbolStyle style =
        TestStyles.of(TestStyles.design(ModuleShape.SQUARE, null, FinderDesign.PLAIN, null, frame));
    String zpl = ZplRenderer.render(SamePictureTest.SYMBOL, style, 7);

    assertThat(SymbolPicture.read(ZplLabel.print(zpl))).contains(TestSymbols.TEXT);
  }

  /** More than a field holds. */
  @Test
  void largePicturesAreCutIntoBands() {
    String zpl = ZplRenderer.render(TestSymbols.ofVersion(40), DEFAULTS, 8);

    assertThat(Pattern.compile("\\^GFA").matcher(zpl).results().count()).isEqualTo(3);
    assertThat(SymbolPicture.read(ZplLabel.print(zpl))).contains(TestSymbols.TEXT);
  }

  @Test
  void theLabelIsShortAndTellsItsSize() {
    String zpl = ZplRenderer.render(TestSymbols.small(), DEFAULTS, 8);

    assertThat(zpl).startsWith("^XA\n^PW296\n^LL296\n^FO0,0^GFA,").endsWith("^FS\n^XZ\n");
    assertThat(zpl.length()).isLessThan(296 * 296 / 8 / 5);
  }

  /** 30 mm are 240 dots at 203 dpi, 354 at 300 and 708 at 600; 37 modules with the margin. */
  @ParameterizedTest
  @CsvSource({"DPI_203, 222", "DPI_300, 333", "DPI_600, 703"})
  void aWidthIsTheLargestOfWholeDotsThatFits(PrinterResolution resolution, int width) {
    assertThat(ZplRenderer.render(TestSymbols.small(), DEFAULTS, 30, resolution))
        .startsWith("^XA\n^PW" + width + "\n");
  }

  @Test
  void widthsOfWholeDotsAreReached() {
    assertThat(ZplRenderer.render(TestSymbols.small(), DEFAULTS, 37, PrinterResolution.DPI_203))
        .startsWith("^XA\n^PW296\n");
  }

  @Test
  void sizesOutOfBoundsAreRefused() {
    Symbol symbol = TestSymbols.ofVersion(40);
    assertThatThrownBy(() -> ZplRenderer.render(symbol, DEFAULTS, 0))
        .hasMessage("A module has between 1 and 100 dots, but 0 were given.");
    assertThatThrownBy(() -> ZplRenderer.render(symbol, DEFAULTS, 101)).hasMessageContaining("101");
    assertThatThrownBy(() -> ZplRenderer.render(symbol, DEFAULTS, 20, PrinterResolution.DPI_203))
        .isInstanceOf(ImageTooSmallException.class)
        .hasMessageContaining("160")
        .hasMessageContaining("185");
    assertThatThrownBy(() -> ZplRenderer.render(symbol, DEFAULTS, 2000, PrinterResolution.DPI_600))
        .hasMessageContaining("6000 dots");
  }

  @ParameterizedTest
  @CsvSource({
    "colours, COLORS",
    "shape SQUARE, GRADIENT",
    "cutout SQUARE, LOGO",
    "frame BORDER, COLORS",
    "paper, GRADIENT"
  })
  void whatAPrintHeadHasNotIsRefused(String name, StylePart part) {
    assertRefused(TestStyles.named(name), part);
  }

  @Test
  void coloursOfFinderPatternsAndInvertedSymbolsAreRefused() {
    assertRefused(withFinder(TestStyles.GREEN, null), StylePart.COLORS);
    assertRefused(withFinder(null, Color.WHITE), StylePart.COLORS);
    assertRefused(withFinder(null, TestStyles.GLOW), StylePart.GRADIENT);
    assertRefused(DEFAULTS.withColors(Color.WHITE, Color.BLACK), StylePart.COLORS);
  }

  @Test
  void aTransparentBackgroundIsTheLabelItself() {
    assertThat(ZplRenderer.render(TestSymbols.small(), TestStyles.named("transparent"), 5))
        .isEqualTo(ZplRenderer.render(TestSymbols.small(), DEFAULTS, 5));
  }

  private static SymbolStyle withFinder(@Nullable Paint frame, @Nullable Paint ball) {
    var finder = new FinderDesign(FinderFrameShape.SQUARE, FinderBallShape.SQUARE, frame, ball);
    return TestStyles.of(TestStyles.design(ModuleShape.SQUARE, null, finder, null, null));
  }

  private static void assertRefused(SymbolStyle style, StylePart part) {
    for (Runnable call :
        List.<Runnable>of(
            () -> ZplRenderer.render(TestSymbols.small(), style, 5),
            () -> ZplRenderer.render(TestSymbols.small(), style, 40, PrinterResolution.DPI_300))) {
      assertThatThrownBy(call::run)
          .isInstanceOfSatisfying(
              UnsupportedStyleException.class,
              refused -> assertThat(refused.part()).isEqualTo(part))
          .hasMessageStartingWith("ZPL can't carry " + part.words());
    }
  }
}
