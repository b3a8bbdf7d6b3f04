package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRendererTest {
  private static final int SCALE = 4;

  @ParameterizedTest
  @EnumSource(TerminalColors.class)
  void isReadFromTheScreen(TerminalColors colors) {
    for (int version : new int[] {3, 10, 25, 40}) {
      String text =
          TextRenderer.render(TestSymbols.ofVersion(version), SymbolStyle.defaults(), colors);
      assertThat(SymbolPicture.read(screen(text, colors))).contains(TestSymbols.TEXT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 4, 7})
  void linesAreAsLongAsThePictureIsWideAndHalfAsMany(int margin) {
    String text =
        TextRenderer.render(
            TestSymbols.small(),
            SymbolStyle.defaults().withMarginModules(margin),
            TerminalColors.LIGHT_ON_DARK);

    int modules = TestSymbols.small().size() + 2 * margin;
    List<String> lines = text.lines().toList();
    assertThat(lines).hasSize((modules + 1) / 2).allMatch(line -> line.length() == modules);
    assertThat(text).endsWith("\n");
    assertThat(lines.getLast()).as("the row that there isn't is not light").doesNotContain("█");
  }

  @Test
  void onLightTerminalsTheDarkModulesAreWritten() {
    SymbolStyle style = SymbolStyle.defaults().withMarginModules(0);

    assertThat(TextRenderer.render(TestSymbols.small(), style, TerminalColors.DARK_ON_LIGHT))
        .startsWith("█▀▀▀▀▀█ ");
    assertThat(TextRenderer.render(TestSymbols.small(), style, TerminalColors.LIGHT_ON_DARK))
        .startsWith(" ▄▄▄▄▄ █");
  }

  @ParameterizedTest
  @CsvSource({
    "colours, COLORS",
    "shape SQUARE, GRADIENT",
    "shape DOTS, MODULE_SHAPE",
    "cutout NONE, MODULE_SHAPE",
    "paper, GRADIENT",
    "transparent, TRANSPARENT_BACKGROUND"
  })
  void whatTextHasNotIsRefused(String name, StylePart part) {
    assertRefused(TestStyles.named(name), part);
  }

  @Test
  void logosFramesAndFinderPatternsAreRefused() {
    assertRefused(TestStyles.withLogo(TestStyles.logo(false), LogoCutout.SQUARE), StylePart.LOGO);
    var frame = new Frame(FrameShape.BORDER, "", Color.BLACK, Color.BLACK);
    assertRefused(
        TestStyles.of(TestStyles.design(ModuleShape.SQUARE, null, FinderDesign.PLAIN, null, frame)),
        StylePart.FRAME);
    var round = new FinderDesign(FinderFrameShape.CIRCLE, FinderBallShape.CIRCLE, null, null);
    assertRefused(
        TestStyles.of(TestStyles.design(ModuleShape.SQUARE, null, round, null, null)),
        StylePart.FINDER_SHAPE);
  }

  private static void assertRefused(SymbolStyle style, StylePart part) {
    assertThatThrownBy(
            () -> TextRenderer.render(TestSymbols.small(), style, TerminalColors.LIGHT_ON_DARK))
        .isInstanceOfSatisfying(
            UnsupportedStyleException.class, refused -> assertThat(refused.part()).isEqualTo(part))
        .hasMessage(
            "Text can't carry %s. Choose plain squares in black on white, or PNG, SVG or PDF.",
            part.words());
  }

  private static BufferedImage screen(String text, TerminalColors colors) {
    List<String> lines = text.lines().toList();
    int columns = lines.getFirst().length();
    int border = 4 * SCALE;
    var screen =
        new BufferedImage(
            columns * SCALE + 2 * border,
            2 * lines.size() * SCALE + 2 * border,
            BufferedImage.TYPE_INT_RGB);
    int ground = colors == TerminalColors.DARK_ON_LIGHT ? 0xFFFFFF : 0;
    for (int y = 0; y < screen.getHeight(); y++) {
      for (int x = 0; x < screen.getWidth(); x++) {
        int column = Math.floorDiv(x - border, SCALE);
        int row = Math.floorDiv(y - border, SCALE);
        boolean inside = column >= 0 && column < columns && row >= 0 && row < 2 * lines.size();
        boolean written = inside && isWritten(lines.get(row / 2).charAt(column), row % 2 == 0);
        screen.setRGB(x, y, written ? ~ground & 0xFFFFFF : ground);
      }
    }
    return screen;
  }

  private static boolean isWritten(char character, boolean upper) {
    return switch (character) {
      case '█' -> true;
      case '▀' -> upper;
      case '▄' -> !upper;
      case ' ' -> false;
      default -> throw new AssertionError("Not a block: " + character);
    };
  }
}
