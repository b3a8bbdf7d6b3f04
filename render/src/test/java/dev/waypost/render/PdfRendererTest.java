package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.pattern.PDShadingPattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PdfRendererTest {
  private static final double MILLIMETRES_PER_POINT = 25.4 / 72;

  static List<String> styles() {
    return List.copyOf(TestStyles.all().keySet());
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 17.5, 40, 1000, 3000})
  void thePageIsAsLargeAsThePicture(double millimetres) throws IOException {
    byte[] pdf = plain(SymbolStyle.defaults(), millimetres, InkSpace.RGB);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDRectangle page = document.getPage(0).getMediaBox();
      assertThat(page.getLowerLeftX()).isZero();
      assertThat(page.getLowerLeftY()).isZero();
      assertThat(page.getWidth() * MILLIMETRES_PER_POINT)
          .isCloseTo(millimetres, Offset.offset(0.001));
      assertThat(page.getHeight()).isEqualTo(page.getWidth());
    }
  }

  @Test
  void aFrameMakesThePageHigher() throws IOException {
    SymbolStyle style = TestStyles.named("frame BANNER_TOP");
    Scene scene = SceneComposer.compose(SamePictureTest.SYMBOL, style);

    try (PDDocument document =
        Loader.loadPDF(PdfRenderer.render(SamePictureTest.SYMBOL, style, 50, InkSpace.RGB))) {
      PDRectangle page = document.getPage(0).getMediaBox();
      assertThat(page.getHeight() * MILLIMETRES_PER_POINT)
          .isCloseTo(50 * scene.height() / scene.width(), Offset.offset(0.001));
    }
  }

  @ParameterizedTest
  @MethodSource("styles")
  void theSameArgumentsGiveTheSameBytes(String name) {
    SymbolStyle style = TestStyles.named(name);
    for (InkSpace inks : InkSpace.values()) {
      byte[] once = PdfRenderer.render(SamePictureTest.SYMBOL, style, 40, inks);
      byte[] again = PdfRenderer.render(SamePictureTest.SYMBOL, style, 40, inks);
      assertThat(again).isEqualTo(once);
    }
  }

  @Test
  void itSaysWhatItIsAndNotWhenItWasMade() throws IOException {
    byte[] pdf = plain(SymbolStyle.defaults(), 40, InkSpace.RGB);

    assertThat(new String(pdf, StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-1.6")
        .doesNotContain("Date");
    assertThat(pdf.length).isLessThan(3000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("QR code");
      assertThat(document.getDocumentInformation().getProducer()).isEqualTo("Waypost");
      assertThat(document.getDocumentInformation().getCreationDate()).isNull();
    }
  }

  @Test
  void blackInFourInksIsBlackInkAloneAndWhiteIsNone() throws IOException {
    String content = content(plain(SymbolStyle.defaults(), 40, InkSpace.CMYK));

    assertThat(content.lines().filter(line -> line.endsWith(" k")))
        .containsExactly("0 0 0 0 k", "0 0 0 1 k");
    assertThat(content).doesNotContain("rg\n").doesNotContain("sc");
  }

  @Test
  void inRedGreenAndBlueColoursAreAsInTheStyle() throws IOException {
    SymbolStyle style =
        SymbolStyle.defaults().withColors(Color.parse("#003399"), Color.parse("#ff00cc"));

    assertThat(content(plain(style, 40, InkSpace.RGB)).lines())
        .contains("0 0.2 0.6 rg", "1 0 0.8 rg");
  }

  @Test
  void nothingIsPaintedBehindWhatIsTransparent() throws IOException {
    SymbolStyle style = TestStyles.named("transparent");

    assertThat(content(plain(style, 40, InkSpace.CMYK)).lines().filter("f"::equals)).hasSize(1);
    assertThat(
            content(plain(SymbolStyle.defaults(), 40, InkSpace.CMYK)).lines().filter("f"::equals))
        .hasSize(2);
  }

  @Test
  void gradientsInFourInksAreOfFourInks() throws IOException {
    try (PDDocument document =
        Loader.loadPDF(plain(TestStyles.named("shape SQUARE"), 40, InkSpace.CMYK))) {
      var resources = document.getPage(0).getResources();
      for (COSName name : resources.getPatternNames()) {
        var pattern = (PDShadingPattern) resources.getPattern(name);
        assertThat(pattern.getShading().getColorSpace().getName()).isEqualTo("DeviceCMYK");
      }
      assertThat(resources.getPatternNames()).isNotEmpty();
    }
  }

  @Test
  void aLogoKeepsItsPixelsAndWhatShowsThrough() throws IOException {
    SymbolStyle style = TestStyles.withLogo(TestStyles.logo(true), LogoCutout.SQUARE);
    try (PDDocument document = Loader.loadPDF(plain(style, 40, InkSpace.RGB))) {
      PDImageXObject image = image(document.getPage(0));
      assertThat(image.getWidth()).isEqualTo(90);
      assertThat(image.getSoftMask()).isNotNull();
      assertThat(image.getImage().getRGB(45, 30)).isEqualTo(0xFFFF0000);
      assertThat(image.getImage().getRGB(0, 0) >>> 24).isZero();
    }
    SymbolStyle opaque = TestStyles.withLogo(TestStyles.logo(false), LogoCutout.SQUARE);
    try (PDDocument document = Loader.loadPDF(plain(opaque, 40, InkSpace.CMYK))) {
      PDImageXObject image = image(document.getPage(0));
      assertThat(image.getSoftMask()).isNull();
      assertThat(image.getColorSpace().getName()).isEqualTo("DeviceCMYK");
      byte[] pixels = image.getStream().toByteArray();
      assertThat(pixels).hasSize(90 * 60 * 4);
      int red = 4 * (30 * 90 + 45);
      assertThat(List.of(pixels[red], pixels[red + 1], pixels[red + 2], pixels[red + 3]))
          .containsExactly((byte) 0, (byte) 255, (byte) 255, (byte) 0);
    }
  }

  /** As sheets do. */
  @Test
  void severalScenesOnAPageAreEachReadAndShareOneLogo() throws IOException {
    SymbolStyle style =
        TestStyles.of(
            TestStyles.design(
                ModuleShape.ROUNDED,
                TestStyles.DUSK,
                FinderDesign.PLAIN,
                new Logo(TestStyles.logo(true), 0.2, 0.5, LogoCutout.SQUARE),
                null));
    Scene scene = SceneComposer.compose(SamePictureTest.SYMBOL, style);
    var file = new ByteArrayOutputStream();
    try (var document = new PDDocument()) {
      var page = new PDPage(new PDRectangle(200, 100));
      document.addPage(page);
      var drawing = new PdfScene(document, InkSpace.RGB);
      double pointsPerModule = 90 / scene.width();
      try (var content = new PDPageContentStream(document, page)) {
        drawing.draw(scene, page, content, 5, 95, pointsPerModule);
        drawing.draw(scene, page, content, 105, 95, pointsPerModule);
      }
      document.save(file);
    }

    var sheet = Pictures.ofPdf(file.toByteArray(), new Scene(200, 100, List.of()), 4);
    var left = sheet.getSubimage(0, 0, 400, 400);
    var right = sheet.getSubimage(400, 0, 400, 400);
    assertThat(SymbolPicture.read(left)).contains(TestSymbols.TEXT);
    assertThat(SymbolPicture.read(right)).contains(TestSymbols.TEXT);
    Pictures.assertSame(right, left, 0.001);
    try (PDDocument document = Loader.loadPDF(file.toByteArray())) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {4.999, 3000.1, 0, -40, Double.NaN, Double.POSITIVE_INFINITY})
  void otherWidthsAreRefused(double millimetres) {
    assertThatThrownBy(() -> plain(SymbolStyle.defaults(), millimetres, InkSpace.RGB))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The width of a picture for print is between 5 and 3000 mm, but %s was given.",
            millimetres);
  }

  private static byte[] plain(SymbolStyle style, double millimetres, InkSpace inks) {
    return PdfRenderer.render(SamePictureTest.SYMBOL, style, millimetres, inks);
  }

  private static String content(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf);
        var content = document.getPage(0).getContents()) {
      return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static PDImageXObject image(PDPage page) throws IOException {
    COSName name = page.getResources().getXObjectNames().iterator().next();
    return (PDImageXObject) page.getResources().getXObject(name);
  }
}
