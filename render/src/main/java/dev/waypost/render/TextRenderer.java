package dev.waypost.render;

import dev.waypost.symbol.Symbol;

/**
 * Draws symbols as text for terminals, two rows of modules in a line, by half blocks (Unicode block
 * "Block Elements": U+2580, U+2584 and U+2588). Where characters are twice as high as wide, modules
 * are squares.
 *
 * <p>Text has no colours and no shapes: a style may say how wide the margin is and nothing else.
 */
public final class TextRenderer {
  private static final char BOTH = '█';
  private static final char UPPER = '▀';
  private static final char LOWER = '▄';
  private static final char NEITHER = ' ';

  private static final String FORMAT = "Text";

  private final Symbol symbol;
  private final int margin;
  private final TerminalColors colors;

  private TextRenderer(Symbol symbol, int margin, TerminalColors colors) {
    this.symbol = symbol;
    this.margin = margin;
    this.colors = colors;
  }

  /**
   * The lines, each ended by a line feed and as long as the symbol and its margins have modules.
   *
   * @param colors of the terminal; in the other ones the symbol is inverted, and not all readers
   *     know such symbols
   * @throws UnsupportedStyleException if the style has more than squares in black on white
   */
  public static String render(Symbol symbol, SymbolStyle style, TerminalColors colors) {
    requirePlain(style);
    return new TextRenderer(symbol, style.marginModules(), colors)
        .lines(style.modulesAcross(symbol));
  }

  private String lines(int modules) {
    var lines = new StringBuilder((modules + 1) * Math.ceilDiv(modules, 2));
    for (int y = 0; y < modules; y += 2) {
      for (int x = 0; x < modules; x++) {
        boolean upper = isWritten(x, y);
        boolean lower = y + 1 < modules && isWritten(x, y + 1);
        lines.append(upper ? lower ? BOTH : UPPER : lower ? LOWER : NEITHER);
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private boolean isWritten(int x, int y) {
    return switch (colors) {
      case LIGHT_ON_DARK -> !isDark(x - margin, y - margin);
      case DARK_ON_LIGHT -> isDark(x - margin, y - margin);
    };
  }

  private boolean isDark(int x, int y) {
    return x >= 0 && y >= 0 && x < symbol.size() && y < symbol.size() && symbol.isDark(x, y);
  }

  private static void requirePlain(SymbolStyle style) {
    Design design = style.design();
    require(design.modules() == ModuleShape.SQUARE, StylePart.MODULE_SHAPE);
    require(design.gradient() == null, StylePart.GRADIENT);
    switch (design.background()) {
      case Design.Background.Plain _ -> {}
      case Design.Background.Transparent _ -> require(false, StylePart.TRANSPARENT_BACKGROUND);
      case Design.Background.Colorful _ -> require(false, StylePart.GRADIENT);
    }
    require(
        design.topLeft().equals(FinderDesign.PLAIN)
            && design.topRight().equals(FinderDesign.PLAIN)
            && design.bottomLeft().equals(FinderDesign.PLAIN),
        StylePart.FINDER_SHAPE);
    require(design.logo() == null, StylePart.LOGO);
    require(design.frame() == null, StylePart.FRAME);
    require(
        style.foreground().equals(Color.BLACK) && style.background().equals(Color.WHITE),
        StylePart.COLORS);
  }

  private static void require(boolean carried, StylePart part) {
    if (!carried) {
      throw new UnsupportedStyleException(
          FORMAT, part, "Choose plain squares in black on white, or PNG, SVG or PDF.");
    }
  }
}
