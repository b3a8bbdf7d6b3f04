package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.symbol.Symbol;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngRendererTest {
  private static final SymbolStyle DEFAULTS = SymbolStyle.defaults();

  /** From two pixels a module on. */
  @ParameterizedTest
  @ValueSource(ints = {74, 75, 100, 127, 128, 200, 256, 300, 333, 512, 777, 1000, 1024, 2048, 4096})
  void picturesOfManySizesAreReadBack(int size) throws IOException {
    BufferedImage picture = picture(TestSymbols.small(), DEFAULTS, size);

    assertThat(picture.getWidth()).isEqualTo(size);
    assertThat(picture.getHeight()).isEqualTo(size);
    assertThat(SymbolPicture.read(picture)).contains(TestSymbols.TEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 7, 14, 21, 27, 32, 40})
  void picturesOfManyVersionsAreReadBack(int version) throws IOException {
    BufferedImage picture = picture(TestSymbols.ofVersion(version), DEFAULTS, 1024);

    assertThat(SymbolPicture.read(picture)).contains(TestSymbols.TEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32})
  void picturesWithManyMarginsAreReadBack(int margin) throws IOException {
    SymbolStyle style = DEFAULTS.withMarginModules(margin);

    assertThat(SymbolPicture.read(picture(TestSymbols.small(), style, 500)))
        .contains(TestSymbols.TEXT);
  }

  @Test
  void withoutAMarginThePictureIsReadOnItsOwnBackgroundColour() throws IOException {
    BufferedImage bare = picture(TestSymbols.small(), DEFAULTS.withMarginModules(0), 290);
    BufferedImage page = new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB);
    page.createGraphics().fillRect(0, 0, 400, 400);
    page.createGraphics().drawImage(bare, 55, 55, null);

    assertThat(bare.getRGB(0, 0) & 0xFFFFFF).as("the finder pattern is in the corner").isZero();
    assertThat(SymbolPicture.read(page)).contains(TestSymbols.TEXT);
  }

  @ParameterizedTest
  @CsvSource({"#003399, #ffcc00", "#7a0019, #fff", "#333, #eee", "#005500, #fde", "#000, #ff0"})
  void darkOnLightColoursAreReadBack(String foreground, String background) throws IOException {
    SymbolStyle style = DEFAULTS.withColors(Color.parse(foreground), Color.parse(background));

    assertThat(style.isLightOnDark()).isFalse();
    assertThat(SymbolPicture.read(picture(TestSymbols.small(), style, 400)))
        .contains(TestSymbols.TEXT);
  }

  /** Such symbols are read by readers that try the inverse, and by those alone. */
  @ParameterizedTest
  @CsvSource({"#fff, #000", "#ffcc00, #003399", "#eee, #333"})
  void lightOnDarkColoursAreReadInvertedOnly(String foreground, String background)
      throws IOException {
    SymbolStyle style = DEFAULTS.withColors(Color.parse(foreground), Color.parse(background));
    BufferedImage picture = picture(TestSymbols.small(), style, 400);

    assertThat(style.isLightOnDark()).isTrue();
    assertThat(SymbolPicture.read(picture)).isEmpty();
    assertThat(SymbolPicture.readInverted(picture)).contains(TestSymbols.TEXT);
  }

  @Test
  void everyPixelIsThatOfItsModuleAtTheLargestScaleThatFits() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 150; i++) {
      Symbol symbol = TestSymbols.ofVersion(3 + random.nextInt(38));
      SymbolStyle style =
          new SymbolStyle(randomColor(random), randomColor(random), random.nextInt(33));
      int modules = symbol.size() + 2 * style.marginModules();
      int size = Math.max(64, modules) + random.nextInt(i % 10 == 0 ? 1 : 400);

      BufferedImage picture = picture(symbol, style, size);

      assertThat(picture.getWidth()).isEqualTo(size);
      assertThat(picture.getHeight()).isEqualTo(size);
      assertPixels(picture, symbol, style, size / modules);
    }
  }

  private static void assertPixels(
      BufferedImage picture, Symbol symbol, SymbolStyle style, int scale) {
    int size = picture.getWidth();
    int before = (size - scale * symbol.size()) / 2;
    int after = size - scale * symbol.size() - before;
    assertThat(before).isGreaterThanOrEqualTo(scale * style.marginModules());
    assertThat(after - before).isBetween(0, 1);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int column = Math.floorDiv(x - before, scale);
        int row = Math.floorDiv(y - before, scale);
        boolean isInside = Math.min(column, row) >= 0 && Math.max(column, row) < symbol.size();
        boolean isDark = isInside && symbol.isDark(column, row);
        int expected = rgb(isDark ? style.foreground() : style.background());
        if (picture.getRGB(x, y) != expected) {
          throw new AssertionError("%s, %s: pixel (%d, %d)".formatted(symbol, style, x, y));
        }
      }
    }
  }

  @Test
  void thePictureHasTwoColoursOfOneBit() throws IOException {
    BufferedImage picture = picture(TestSymbols.small(), DEFAULTS, 300);

    assertThat(picture.getColorModel())
        .isInstanceOfSatisfying(
            IndexColorModel.class,
            colors -> {
              assertThat(colors.getPixelSize()).isEqualTo(1);
              assertThat(colors.getMapSize()).isEqualTo(2);
            });
  }

  @Test
  void equalArgumentsGiveEqualBytes() {
    assertThat(PngRenderer.render(TestSymbols.small(), DEFAULTS, 512))
        .isEqualTo(PngRenderer.render(TestSymbols.small(), DEFAULTS, 512));
  }

  @Test
  void pictureSizesAreBetween64And4096Pixels() {
    assertThatThrownBy(() -> PngRenderer.render(TestSymbols.small(), DEFAULTS, 63))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The size of a picture is between 64 and 4096 pixels, but 63 was given.");
    assertThatThrownBy(() -> PngRenderer.render(TestSymbols.small(), DEFAULTS, 4097))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The size of a picture is between 64 and 4096 pixels, but 4097 was given.");
  }

  @Test
  void aPictureHasAPixelForEachModuleAtLeast() throws IOException {
    Symbol symbol = TestSymbols.ofVersion(10);
    int modules = 57 + 2 * 4;

    assertPixels(picture(symbol, DEFAULTS, modules), symbol, DEFAULTS, 1);
    assertThatThrownBy(() -> PngRenderer.render(symbol, DEFAULTS, modules - 1))
        .isInstanceOfSatisfying(
            ImageTooSmallException.class,
            refusal -> {
              assertThat(refusal.sizePixels()).isEqualTo(64);
              assertThat(refusal.minimumPixels()).isEqualTo(65);
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A picture of 64 pixels is too small: this QR code with its margin needs at least 65."
                + " Ask for a larger picture, a smaller margin or less content.");
  }

  private static BufferedImage picture(Symbol symbol, SymbolStyle style, int size)
      throws IOException {
    byte[] file = PngRenderer.render(symbol, style, size);
    return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(file)));
  }

  private static Color randomColor(Random random) {
    return new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  private static int rgb(Color color) {
    return 0xFF000000 | color.red() << 16 | color.green() << 8 | color.blue();
  }
}
