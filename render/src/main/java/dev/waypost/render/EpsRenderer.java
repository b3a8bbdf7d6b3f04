package dev.waypost.render;

import dev.waypost.render.scene.Layer;
import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;
import java.util.Locale;

/**
 * Draws symbols as Encapsulated PostScript (EPSF 3.0, Adobe Technical Note 5002) with structuring
 * comments (DSC 3.0, Technical Note 5001). The operators are those of language level 2, and of
 * level 3 where there is a gradient (PostScript Language Reference, third edition).
 *
 * <p>PostScript has no translucent paint. A transparent background is not painted at all; a logo
 * with translucent pixels is mixed with the background where that is one colour.
 */
public final class EpsRenderer {
  private EpsRenderer() {}

  /**
   * A complete file in ASCII, whose lines end with a line feed.
   *
   * @param widthMillimetres of the picture with its margin, 5 to 3000; the height is the same but
   *     for a style with a frame
   * @throws IllegalArgumentException if the width is out of bounds
   * @throws UnsupportedStyleException if a logo has translucent pixels and something other than one
   *     colour lies behind it
   */
  public static String render(
      Symbol symbol, SymbolStyle style, double widthMillimetres, InkSpace inks) {
    double width = PrintSize.points(widthMillimetres);
    Scene scene = SceneComposer.compose(symbol, style);
    double height = width * scene.height() / scene.width();
    return """
    %%!PS-Adobe-3.0 EPSF-3.0
    %%%%BoundingBox: 0 0 %d %d
    %%%%HiResBoundingBox: 0 0 %s %s
    %%%%Creator: Waypost
    %%%%Title: QR code
    %%%%LanguageLevel: %d
    %%%%DocumentData: Clean7Bit
    %%%%EndComments
    %%%%BeginProlog
    20 dict begin
    %s%%%%EndProlog
    gsave
    0 %s translate
    %s dup neg scale
    %sgrestore
    end
    %%%%EOF
    """
        .formatted(
            (int) Math.ceil(width),
            (int) Math.ceil(height),
            decimal(width),
            decimal(height),
            hasGradient(scene) ? 3 : 2,
            EpsScene.PROCEDURES,
            decimal(height),
            decimal(width / scene.width()),
            EpsScene.body(scene, EpsLogo.pixels(style, inks), inks));
  }

  private static boolean hasGradient(Scene scene) {
    return scene.layers().stream()
        .anyMatch(layer -> layer instanceof Layer.Fill fill && fill.paint() instanceof Gradient);
  }

  /** Without an exponent, which structuring comments don't know. */
  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }
}
