package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.render.Design.Background;
import dev.waypost.symbol.ErrorCorrection;
import dev.waypost.symbol.Symbol;
import dev.waypost.symbol.SymbolEncoder;
import dev.waypost.symbol.SymbolOptions;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures with shapes, gradients, logos and frames, read back from their pixels. */
class DesignTest {
  private static final String TEXT = "HTTPS://QR.EXAMPLE.COM/7Q2M4XK9ZT1B";
  private static final Symbol SYMBOL =
      SymbolEncoder.encode(TEXT, SymbolOptions.defaults().withLevel(ErrorCorrection.H));
  private static final Color GREEN = Color.parse("#0b6b4f");
  private static final Gradient DUSK =
      new Gradient(
          Gradient.Kind.LINEAR,
          45,
          List.of(
              new Gradient.Stop(0, Color.parse("#1b4f9c")),
              new Gradient.Stop(1, Color.parse("#6b1b7a"))));

  static Stream<Design> designs() throws IOException {
    List<Design> designs = new ArrayList<>();
    for (ModuleShape shape : ModuleShape.values()) {
      designs.add(design(shape, FinderDesign.PLAIN, null, null));
    }
    for (FinderFrameShape frame : FinderFrameShape.values()) {
      var finder = new FinderDesign(frame, FinderBallShape.SQUARE, DUSK, GREEN);
      designs.add(design(ModuleShape.ROUNDED, finder, null, null));
    }
    for (FinderBallShape ball : FinderBallShape.values()) {
      var finder = new FinderDesign(FinderFrameShape.ROUNDED, ball, GREEN, DUSK);
      designs.add(design(ModuleShape.ROUNDED, finder, null, null));
    }
    for (FrameShape shape : FrameShape.values()) {
      var frame = new Frame(shape, "Scan me", GREEN, Color.WHITE);
      designs.add(design(ModuleShape.FLUID, FinderDesign.PLAIN, null, frame));
    }
    for (LogoCutout cutout : LogoCutout.values()) {
      designs.add(
          design(
              ModuleShape.DOTS, FinderDesign.PLAIN, new Logo(redDot(), 0.22, 0.5, cutout), null));
    }
    return designs.stream();
  }

  private static Design design(
      ModuleShape modules, FinderDesign finder, @Nullable Logo logo, @Nullable Frame frame) {
    return new Design(modules, DUSK, new Background.Plain(), finder, finder, finder, logo, frame);
  }

  @ParameterizedTest
  @MethodSource("designs")
  void isReadFromItsPixels(Design design) throws Exception {
    byte[] png = PngRenderer.render(SYMBOL, SymbolStyle.defaults().withDesign(design), 480);
    assertThat(SymbolPicture.read(onWhite(png))).contains(TEXT);
  }

  @Test
  void whatIsTransparentShowsWhatIsBehind() throws IOException {
    var clear =
        new Design(
            ModuleShape.SQUARE,
            null,
            new Background.Transparent(),
            FinderDesign.PLAIN,
            FinderDesign.PLAIN,
            FinderDesign.PLAIN,
            null,
            null);
    byte[] png = PngRenderer.render(SYMBOL, SymbolStyle.defaults().withDesign(clear), 200);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getRGB(0, 0) >>> 24).isZero();
    assertThat(image.getColorModel().hasAlpha()).isTrue();
    assertThat(SvgRenderer.render(SYMBOL, SymbolStyle.defaults().withDesign(clear), 200))
        .doesNotContain("#ffffff");
  }

  /** With plain squares drawn as a design, every module is where the plain picture has it. */
  @Test
  void squaresAreWhereTheyAreWithoutADesign() throws IOException {
    var gradientOfOneColor =
        new Gradient(
            Gradient.Kind.LINEAR,
            0,
            List.of(new Gradient.Stop(0, Color.BLACK), new Gradient.Stop(1, Color.BLACK)));
    var design =
        new Design(
            ModuleShape.SQUARE,
            gradientOfOneColor,
            new Background.Plain(),
            FinderDesign.PLAIN,
            FinderDesign.PLAIN,
            FinderDesign.PLAIN,
            null,
            null);
    BufferedImage plain = onWhite(PngRenderer.render(SYMBOL, SymbolStyle.defaults(), 499));
    BufferedImage styled =
        onWhite(PngRenderer.render(SYMBOL, SymbolStyle.defaults().withDesign(design), 499));
    assertThat(pixels(styled)).isEqualTo(pixels(plain));
  }

  /** The same picture, whichever way it is drawn: a hairline or a seam would be another colour. */
  @Test
  void runsOfModulesHaveNoSeams() throws IOException {
    Design design = design(ModuleShape.ROUNDED, FinderDesign.PLAIN, null, null);
    var black =
        new Design(
            design.modules(),
            null,
            design.background(),
            design.topLeft(),
            design.topRight(),
            design.bottomLeft(),
            null,
            null);
    BufferedImage image =
        onWhite(PngRenderer.render(SYMBOL, SymbolStyle.defaults().withDesign(black), 493));
    int scale = 493 / (SYMBOL.size() + 8);
    int start = (493 - SYMBOL.size() * scale) / 2;
    for (int y = 0; y < SYMBOL.size(); y++) {
      for (int x = 0; x + 1 < SYMBOL.size(); x++) {
        if (SYMBOL.isDark(x, y) && SYMBOL.isDark(x + 1, y)) {
          int pixel = image.getRGB(start + (x + 1) * scale, start + y * scale + scale / 2);
          assertThat(pixel & 0xFFFFFF).isZero();
        }
      }
    }
  }

  @Test
  void aFrameMakesThePictureHigher() throws IOException {
    var frame = new Frame(FrameShape.BANNER_BOTTOM, "Menu", GREEN, Color.WHITE);
    byte[] png =
        PngRenderer.render(
            SYMBOL,
            SymbolStyle.defaults()
                .withDesign(design(ModuleShape.SQUARE, FinderDesign.PLAIN, null, frame)),
            300);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(300);
    assertThat(image.getHeight()).isBetween(340, 360);
  }

  /** They are as many as 470 pixels have beyond the largest multiple of the modules across. */
  @Test
  void pixelsLeftOverByWholeModulesAreBackgroundToo() throws IOException {
    Design design = design(ModuleShape.DOTS, FinderDesign.PLAIN, null, null);
    for (Design.Background background :
        List.of(new Background.Plain(), new Background.Colorful(DUSK))) {
      var behind =
          new Design(
              design.modules(),
              null,
              background,
              design.topLeft(),
              design.topRight(),
              design.bottomLeft(),
              null,
              null);
      byte[] png = PngRenderer.render(SYMBOL, SymbolStyle.defaults().withDesign(behind), 470);
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
      assertThat(image.getRGB(0, 0) >>> 24).isEqualTo(255);
      assertThat(image.getRGB(469, 469) >>> 24).isEqualTo(255);
    }
  }

  /** Across a letter of one stroke, the text's colour begins and ends once. */
  @Test
  void strokesOfTextHaveNoGaps() throws IOException {
    var frame = new Frame(FrameShape.BANNER_BOTTOM, "I", Color.BLACK, Color.WHITE);
    Design design = design(ModuleShape.SQUARE, FinderDesign.PLAIN, null, frame);
    BufferedImage image =
        onWhite(PngRenderer.render(SYMBOL, SymbolStyle.defaults().withDesign(design), 1500));
    int middle = image.getHeight() - 150;
    int edges = 0;
    for (int x = 500; x < 1000; x++) {
      boolean light = (image.getRGB(x, middle) & 0xFF) >= 0x80;
      boolean before = (image.getRGB(x - 1, middle) & 0xFF) >= 0x80;
      edges += light == before ? 0 : 1;
    }
    assertThat(edges).isEqualTo(2);
  }

  @Test
  void valuesOutOfBoundsAreRefused() throws IOException {
    RasterPicture picture = redDot();
    assertThatThrownBy(() -> new Logo(picture, 0.31, 0, LogoCutout.NONE))
        .hasMessageContaining("0.31");
    assertThatThrownBy(() -> new Logo(picture, 0.2, 4, LogoCutout.NONE)).hasMessageContaining("4");
    assertThatThrownBy(() -> new Gradient(Gradient.Kind.RADIAL, 0, List.of()))
        .hasMessageContaining("2 to 8");
    assertThatThrownBy(() ->
            new Gradient(
                Gradient.Kind.LINEAR,
                0,
                List.of(new Gradient.Stop(0.6, Color.BLACK), new Gradient.Stop(0.5, Color.WHITE))))
        .hasMessageContaining("0.5 follows 0.6");
    assertThatThrownBy(() -> new Frame(FrameShape.BORDER, "x".repeat(41), GREEN, GREEN))
        .hasMessageContaining("41");
  }

  private static RasterPicture redDot() throws IOException {
    var image = new BufferedImage(120, 120, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(java.awt.Color.RED);
    graphics.fillOval(0, 0, 120, 120);
    graphics.dispose();
    var file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return RasterPicture.ofPng(file.toByteArray());
  }

  private static BufferedImage onWhite(byte[] png) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    var opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = opaque.createGraphics();
    graphics.setColor(java.awt.Color.WHITE);
    graphics.fillRect(0, 0, opaque.getWidth(), opaque.getHeight());
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return opaque;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
