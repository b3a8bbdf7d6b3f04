package dev.waypost.render;

import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/**
 * Draws symbols as a label in ZPL II, the language of many label printers (Zebra Programming Guide,
 * commands ^XA, ^PW, ^LL, ^FO, ^GF, ^FS and ^XZ). Every module is the same whole number of dots, so
 * all edges are where the head has one.
 *
 * <p>The printer's own barcode command (^BQ) is not used: its encoder would choose segments,
 * version and mask itself, and what is printed would be another symbol than in all other formats.
 *
 * <p>A head prints black or nothing. Shapes and frames are drawn without smooth edges; gradients,
 * logos and colours are refused.
 */
public final class ZplRenderer {
  public static final int MOST_DOTS_PER_MODULE = 100;

  /** 10 inches at 600 dpi: more than heads are wide, and no more memory than a large picture. */
  public static final int MOST_DOTS = 6_000;

  private static final String FORMAT = "ZPL";

  private ZplRenderer() {}

  /**
   * A complete label.
   *
   * @param dotsPerModule 1 to {@value #MOST_DOTS_PER_MODULE}
   * @throws IllegalArgumentException if that is out of bounds, or the label would be longer than
   *     {@value #MOST_DOTS} dots
   * @throws UnsupportedStyleException if there is more than black on white
   */
  public static String render(Symbol symbol, SymbolStyle style, int dotsPerModule) {
    if (dotsPerModule < 1 || dotsPerModule > MOST_DOTS_PER_MODULE) {
      throw new IllegalArgumentException(
          "A module has between 1 and %d dots, but %d were given."
              .formatted(MOST_DOTS_PER_MODULE, dotsPerModule));
    }
    requireBlackOnWhite(style);
    return label(SceneComposer.compose(symbol, style), dotsPerModule);
  }

  /**
   * A complete label, as wide as fits with modules of whole dots.
   *
   * @param widthMillimetres that the picture with its margin has at most, 5 to 3000
   * @throws IllegalArgumentException if that is out of bounds, or the label would be longer than
   *     {@value #MOST_DOTS} dots
   * @throws ImageTooSmallException if that is fewer dots than there are modules
   * @throws UnsupportedStyleException if there is more than black on white
   */
  public static String render(
      Symbol symbol, SymbolStyle style, double widthMillimetres, PrinterResolution resolution) {
    PrintSize.requireValid(widthMillimetres);
    requireBlackOnWhite(style);
    Scene scene = SceneComposer.compose(symbol, style);
    // A trifle more, so that a width that is whole dots is not one short by rounding.
    double dots = widthMillimetres * resolution.dotsPerMillimetre() + 1e-6;
    int dotsPerModule = (int) (dots / scene.width());
    if (dotsPerModule < 1) {
      throw new ImageTooSmallException((int) dots, (int) Math.ceil(scene.width()));
    }
    return label(scene, dotsPerModule);
  }

  private static String label(Scene scene, int dotsPerModule) {
    int width = (int) Math.ceil(scene.width() * dotsPerModule);
    int height = (int) Math.ceil(scene.height() * dotsPerModule);
    if (Math.max(width, height) > MOST_DOTS) {
      throw new IllegalArgumentException(
          "A label has at most %d dots along a side, but this one would have %d by %d. Choose fewer dots for each module, or a smaller width."
              .formatted(MOST_DOTS, width, height));
    }
    BufferedImage image = SceneRaster.drawBlackAndWhite(scene, width, height, dotsPerModule);
    return "^XA\n^PW%d\n^LL%d\n%s^XZ\n".formatted(width, height, ZplGraphic.fields(image));
  }

  private static void requireBlackOnWhite(SymbolStyle style) {
    Design design = style.design();
    if (design.logo() != null) {
      throw refused(StylePart.LOGO, "Leave the logo out, or choose PNG, SVG or PDF.");
    }
    switch (design.background()) {
      case Design.Background.Plain _ -> requireOnly(Color.WHITE, style.background());
      case Design.Background.Transparent _ -> {}
      case Design.Background.Colorful(Gradient gradient) -> requireBlackOrWhite(gradient);
    }
    requireOnly(Color.BLACK, design.gradient() == null ? style.foreground() : design.gradient());
    requireBlack(design.topLeft());
    requireBlack(design.topRight());
    requireBlack(design.bottomLeft());
    Frame frame = design.frame();
    if (frame != null) {
      requireBlackOrWhite(frame.color());
      requireBlackOrWhite(frame.textColor());
    }
  }

  private static void requireBlack(FinderDesign finder) {
    requireOnly(Color.BLACK, finder.framePaint());
    requireOnly(Color.BLACK, finder.ballPaint());
  }

  private static void requireOnly(Color color, @Nullable Paint paint) {
    if (paint != null) {
      requireBlackOrWhite(paint);
      if (!paint.equals(color)) {
        throw colors();
      }
    }
  }

  private static void requireBlackOrWhite(Paint paint) {
    switch (paint) {
      case Gradient _ ->
          throw refused(StylePart.GRADIENT, "Choose one colour instead, or PNG, SVG or PDF.");
      case Color color -> {
        if (!color.equals(Color.BLACK) && !color.equals(Color.WHITE)) {
          throw colors();
        }
      }
    }
  }

  private static UnsupportedStyleException colors() {
    return refused(
        StylePart.COLORS,
        "Choose black for the modules and white for the background, and either for a frame and its text, or PNG, SVG or PDF.");
  }

  private static UnsupportedStyleException refused(StylePart part, String remedy) {
    return new UnsupportedStyleException(FORMAT, part, remedy);
  }
}
