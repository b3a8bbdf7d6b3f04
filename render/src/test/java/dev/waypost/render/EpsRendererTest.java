package dev.waypost.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the files; {@link OtherProgramsTest} has them drawn. */
class EpsRendererTest {
  static List<String> styles() {
    return TestStyles.all().keySet().stream().filter(name -> !name.equals("cutout NONE")).toList();
  }

  @Test
  void beginsWithTheCommentsThatOtherProgramsPlaceItBy() {
    String eps = render(SymbolStyle.defaults(), InkSpace.RGB);

    assertThat(eps)
        .startsWith(
            """
            %!PS-Adobe-3.0 EPSF-3.0
            %%BoundingBox: 0 0 114 114
            %%HiResBoundingBox: 0 0 113.38583 113.38583
            %%Creator: Waypost
            %%Title: QR code
            %%LanguageLevel: 2
            %%DocumentData: Clean7Bit
            %%EndComments
            """)
        .endsWith("%%EOF\n");
  }

  /** Technical Note 5002, section 2.6, forbids these among others. */
  @ParameterizedTest
  @MethodSource("styles")
  void isAsciiInShortLinesWithoutForbiddenOperatorsAndAlwaysTheSame(String name) {
    SymbolStyle style = TestStyles.named(name);
    for (InkSpace inks : InkSpace.values()) {
      String eps = render(style, inks);

      assertThat(eps)
          .matches(text -> text.chars().allMatch(c -> c == '\n' || (c >= 32 && c < 127)));
      assertThat(eps.lines()).allMatch(line -> line.length() <= 255);
      assertThat(eps.lines().filter(line -> !line.startsWith("%")))
          .noneMatch(line ->
              line.matches(
                  ".*\\b(showpage|erasepage|initgraphics|setpagedevice|quit|exitserver)\\b.*"));
      assertThat(render(style, inks)).isEqualTo(eps);
    }
  }

  @Test
  void theLanguageLevelIsThreeWhereThereIsAGradient() {
    assertThat(render(TestStyles.named("shape SQUARE"), InkSpace.RGB))
        .contains("%%LanguageLevel: 3", "shfill", "/ShadingType 2", "/ColorSpace /DeviceRGB");
    assertThat(render(TestStyles.named("shape MOSAIC"), InkSpace.CMYK))
        .contains("%%LanguageLevel: 3", "shfill", "/ShadingType 3", "/ColorSpace /DeviceCMYK");
    assertThat(render(TestStyles.named("frame BORDER"), InkSpace.RGB))
        .contains("%%LanguageLevel: 2")
        .doesNotContain("shfill");
  }

  @Test
  void blackInFourInksIsBlackInkAlone() {
    String eps = render(SymbolStyle.defaults(), InkSpace.CMYK);

    assertThat(eps).contains("0 0 0 0 setcmykcolor", "0 0 0 1 setcmykcolor");
    assertThat(eps).doesNotContain("setrgbcolor");
    assertThat(render(SymbolStyle.defaults(), InkSpace.RGB))
        .contains("1 1 1 setrgbcolor", "0 0 0 setrgbcolor")
        .doesNotContain("setcmykcolor");
  }

  @Test
  void nothingIsPaintedBehindWhatIsTransparent() {
    assertThat(render(TestStyles.named("transparent"), InkSpace.RGB))
        .contains("0 0 0 setrgbcolor")
        .doesNotContain("1 1 1 setrgbcolor");
  }

  @Test
  void aTranslucentLogoOnModulesOrSeveralColoursIsRefused() {
    assertRefused(TestStyles.withLogo(TestStyles.logo(true), LogoCutout.NONE));
    var logo = new Logo(TestStyles.logo(true), 0.2, 0, LogoCutout.SQUARE);
    for (Design.Background background :
        List.of(
            new Design.Background.Transparent(),
            new Design.Background.Colorful(TestStyles.PAPER))) {
      FinderDesign finder = FinderDesign.PLAIN;
      assertRefused(
          TestStyles.of(
              new Design(
                  ModuleShape.SQUARE, null, background, finder, finder, finder, logo, null)));
    }
    assertThat(render(TestStyles.withLogo(TestStyles.logo(false), LogoCutout.NONE), InkSpace.RGB))
        .contains("image");
  }

  private static void assertRefused(SymbolStyle style) {
    assertThatThrownBy(() -> render(style, InkSpace.RGB))
        .isInstanceOfSatisfying(
            UnsupportedStyleException.class,
            refused -> {
              assertThat(refused.format()).isEqualTo("EPS");
              assertThat(refused.part()).isEqualTo(StylePart.TRANSLUCENT_LOGO);
            })
        .hasMessage(
            "EPS can't carry a logo with translucent pixels. Choose a logo without transparency, or a background of one colour and a cutout around the logo, or PDF or SVG.");
  }

  @Test
  void widthsOutOfBoundsAreRefused() {
    assertThatThrownBy(() ->
            EpsRenderer.render(SamePictureTest.SYMBOL, SymbolStyle.defaults(), 4, InkSpace.RGB))
        .hasMessageContaining("between 5 and 3000 mm");
  }

  private static String render(SymbolStyle style, InkSpace inks) {
    return EpsRenderer.render(SamePictureTest.SYMBOL, style, 40, inks);
  }
}
