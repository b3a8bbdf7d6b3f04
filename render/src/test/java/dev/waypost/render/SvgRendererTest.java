package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.symbol.Symbol;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.Locale;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgRendererTest {
  private static final SymbolStyle DEFAULTS = SymbolStyle.defaults();

  @Test
  void theDocumentIsMeasuredInModulesAndShownInPixels() throws Exception {
    Element svg = parse(SvgRenderer.render(TestSymbols.small(), DEFAULTS, 500));

    assertThat(svg.getNamespaceURI()).isEqualTo("http://www.w3.org/2000/svg");
    assertThat(svg.getLocalName()).isEqualTo("svg");
    assertThat(svg.getAttribute("width")).isEqualTo("500");
    assertThat(svg.getAttribute("height")).isEqualTo("500");
    assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 37 37");
    assertThat(svg.getAttribute("shape-rendering")).isEqualTo("crispEdges");
  }

  @Test
  void theBackgroundCoversEverything() throws Exception {
    SymbolStyle style = new SymbolStyle(Color.parse("#039"), Color.parse("#fc0"), 6);

    Element svg = parse(SvgRenderer.render(TestSymbols.small(), style, 500));
    Element background = only(svg, "rect");

    assertThat(background.getAttribute("width")).isEqualTo("41");
    assertThat(background.getAttribute("height")).isEqualTo("41");
    assertThat(background.getAttribute("fill")).isEqualTo("#ffcc00");
    assertThat(background.getAttribute("x") + background.getAttribute("y")).isEmpty();
    assertThat(only(svg, "path").getAttribute("fill")).isEqualTo("#003399");
    assertThat(svg.getFirstChild()).as("it lies below the path").isSameAs(background);
  }

  @Test
  void thePathFillsExactlyTheDarkModules() throws Exception {
    Random random = new Random(2);
    for (int i = 0; i < 120; i++) {
      Symbol symbol = TestSymbols.ofVersion(3 + i % 38);
      SymbolStyle style = DEFAULTS.withMarginModules(random.nextInt(33));
      int modules = symbol.size() + 2 * style.marginModules();

      boolean[][] filled = SvgRasterizer.fill(path(SvgRenderer.render(symbol, style, 64)), modules);

      for (int y = 0; y < modules; y++) {
        for (int x = 0; x < modules; x++) {
          assertThat(filled[y][x]).isEqualTo(isDark(symbol, style.marginModules(), x, y));
        }
      }
    }
  }

  private static boolean isDark(Symbol symbol, int margin, int x, int y) {
    int last = margin + symbol.size() - 1;
    return Math.min(x, y) >= margin
        && Math.max(x, y) <= last
        && symbol.isDark(x - margin, y - margin);
  }

  @ParameterizedTest
  @CsvSource({"3, 4", "3, 1", "7, 4", "20, 2", "40, 4"})
  void theFilledPathIsReadBack(int version, int margin) throws Exception {
    Symbol symbol = TestSymbols.ofVersion(version);
    SymbolStyle style = DEFAULTS.withMarginModules(margin);
    int modules = symbol.size() + 2 * margin;

    boolean[][] filled = SvgRasterizer.fill(path(SvgRenderer.render(symbol, style, 512)), modules);

    assertThat(SymbolPicture.read(picture(filled, 5))).contains(TestSymbols.TEXT);
  }

  private static BufferedImage picture(boolean[][] filled, int scale) {
    int size = scale * filled.length;
    BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        picture.setRGB(x, y, filled[y / scale][x / scale] ? 0x000000 : 0xFFFFFF);
      }
    }
    return picture;
  }

  @Test
  void theTextIsShorterThanWithARectangleForEachRun() {
    for (int version = 3; version <= 40; version++) {
      Symbol symbol = TestSymbols.ofVersion(version);

      assertThat(OutlinePath.of(symbol, 4).length())
          .isLessThan(runsAsRectangles(symbol, 4).length());
    }
  }

  private static String runsAsRectangles(Symbol symbol, int margin) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < symbol.size(); y++) {
      int x = 0;
      while (x < symbol.size()) {
        int start = x;
        while (x < symbol.size() && symbol.isDark(x, y)) {
          x++;
        }
        if (x > start) {
          int length = x - start;
          path.append("M%d %dh%dv1h-%dz".formatted(start + margin, y + margin, length, length));
        } else {
          x++;
        }
      }
    }
    return path.toString();
  }

  @Test
  void equalArgumentsGiveEqualText() {
    assertThat(SvgRenderer.render(TestSymbols.small(), DEFAULTS, 512))
        .isEqualTo(SvgRenderer.render(TestSymbols.small(), DEFAULTS, 512));
  }

  @Test
  void digitsDoNotDependOnTheLanguageOfTheMachine() {
    String expected = SvgRenderer.render(TestSymbols.small(), DEFAULTS, 512);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(SvgRenderer.render(TestSymbols.small(), DEFAULTS, 512)).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void pictureSizesAreBetween64And4096Pixels() {
    assertThatThrownBy(() -> SvgRenderer.render(TestSymbols.small(), DEFAULTS, 63))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The size of a picture is between 64 and 4096 pixels, but 63 was given.");
    assertThatThrownBy(() -> SvgRenderer.render(TestSymbols.small(), DEFAULTS, 4097))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The size of a picture is between 64 and 4096 pixels, but 4097 was given.");
  }

  private static String path(String document) throws Exception {
    return only(parse(document), "path").getAttribute("d");
  }

  private static Element only(Element svg, String name) {
    assertThat(svg.getElementsByTagName(name).getLength()).isEqualTo(1);
    return (Element) svg.getElementsByTagName(name).item(0);
  }

  private static Element parse(String document) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(document)))
        .getDocumentElement();
  }
}
