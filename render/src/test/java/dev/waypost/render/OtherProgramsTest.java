package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as Poppler and Ghostscript draw them, which ./dev test --long brings. */
@Tag("long")
class OtherProgramsTest {
  /** 40 dots a millimetre; of each 4 by 4 one pixel is made, so that all edges are smooth alike. */
  private static final int DOTS_PER_MILLIMETRE = 40;

  private static final String DOTS_PER_INCH = "1016";
  private static final int MILLIMETRES = 41;
  private static final double MOST_OTHER_PIXELS = 0.004;

  /** It paints every dot that an area touches, as PostScript asks: narrow gaps become narrower. */
  private static final double MOST_OTHER_PIXELS_OF_GHOSTSCRIPT = 0.035;

  @TempDir Path folder;

  static List<String> styles() {
    return SamePictureTest.styles().toList();
  }

  static List<String> epsStyles() {
    return EpsRendererTest.styles();
  }

  @ParameterizedTest
  @MethodSource("styles")
  void popplerDrawsPdfAsItIs(String name) throws Exception {
    SymbolStyle style = TestStyles.named(name);
    BufferedImage drawn = poppler(style, InkSpace.RGB);

    assertLike(style, drawn, MOST_OTHER_PIXELS);
    assertThat(SymbolPicture.read(drawn)).contains(TestSymbols.TEXT);
    assertThat(SymbolPicture.read(poppler(style, InkSpace.CMYK))).contains(TestSymbols.TEXT);
  }

  @ParameterizedTest
  @MethodSource("epsStyles")
  void ghostscriptDrawsEpsAsItIs(String name) throws Exception {
    SymbolStyle style = TestStyles.named(name);
    BufferedImage drawn = ghostscript(style, InkSpace.RGB);

    assertLike(style, drawn, MOST_OTHER_PIXELS_OF_GHOSTSCRIPT);
    assertThat(SymbolPicture.read(drawn)).contains(TestSymbols.TEXT);
    assertThat(SymbolPicture.read(ghostscript(style, InkSpace.CMYK))).contains(TestSymbols.TEXT);
  }

  @ParameterizedTest
  @EnumSource(InkSpace.class)
  void ghostscriptDrawsAnOpaqueLogoInEps(InkSpace inks) throws Exception {
    SymbolStyle style = TestStyles.withLogo(TestStyles.logo(false), LogoCutout.NONE);
    BufferedImage drawn = ghostscript(style, inks);

    assertThat(SymbolPicture.read(drawn)).contains(TestSymbols.TEXT);
    if (inks == InkSpace.RGB) {
      assertLike(style, drawn, MOST_OTHER_PIXELS_OF_GHOSTSCRIPT);
    }
  }

  private static void assertLike(SymbolStyle style, BufferedImage drawn, double mostOtherPixels) {
    Scene scene = SceneComposer.compose(SamePictureTest.SYMBOL, style);
    int width = MILLIMETRES * DOTS_PER_MILLIMETRE;
    double dotsPerModule = width / scene.width();
    int height = (int) (scene.height() * dotsPerModule);
    BufferedImage ours =
        Pictures.onWhite(SceneRaster.draw(scene, width, height + 1, dotsPerModule));
    assertThat(drawn.getWidth() - width)
        .as("dots beyond a bounding box of points")
        .isBetween(0, 15);
    assertThat(drawn.getHeight() - height).isBetween(0, 15);
    Pictures.assertSame(
        smaller(drawn, width, height), smaller(ours, width, height), mostOtherPixels);
  }

  /** From the lower edge, from which both formats count. */
  private static BufferedImage smaller(BufferedImage image, int width, int height) {
    int above = image.getHeight() - height;
    return Halving.towards(image.getSubimage(0, above, width, height), width / 4, height / 4);
  }

  private BufferedImage poppler(SymbolStyle style, InkSpace inks) throws Exception {
    Path pdf = folder.resolve("code.pdf");
    Files.write(pdf, PdfRenderer.render(SamePictureTest.SYMBOL, style, MILLIMETRES, inks));
    run("pdftoppm", "-r", DOTS_PER_INCH, "-png", "-singlefile", "code.pdf", "code");
    return Pictures.ofImage(Files.readAllBytes(folder.resolve("code.png")));
  }

  private BufferedImage ghostscript(SymbolStyle style, InkSpace inks) throws Exception {
    Files.writeString(
        folder.resolve("code.eps"),
        EpsRenderer.render(SamePictureTest.SYMBOL, style, MILLIMETRES, inks));
    run(
        "gs",
        "-q",
        "-dSAFER",
        "-dBATCH",
        "-dNOPAUSE",
        "-dEPSCrop",
        "-sDEVICE=png16m",
        "-dGraphicsAlphaBits=4",
        "-r" + DOTS_PER_INCH,
        "-o",
        "code.png",
        "code.eps");
    return Pictures.ofImage(Files.readAllBytes(folder.resolve("code.png")));
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).as("warnings").isEmpty();
  }
}
