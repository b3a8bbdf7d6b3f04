package dev.waypost.render;

import dev.waypost.symbol.Symbol;

/**
 * How a symbol is to look.
 *
 * @param foreground of the dark modules, unless the design says otherwise
 * @param background of the light modules and the margin, unless the design says otherwise
 * @param marginModules width of the quiet zone on each side, 0 to 32 modules; below 4 (ISO/IEC
 *     18004:2015, 6.3.8) the picture must stand on its own background colour to be readable
 * @param design shapes, gradients, logo and frame
 */
public record SymbolStyle(Color foreground, Color background, int marginModules, Design design) {
  public static final int LARGEST_MARGIN_MODULES = 32;

  /**
   * @throws IllegalArgumentException if the margin is outside 0 to 32
   */
  public SymbolStyle {
    if (marginModules < 0 || marginModules > LARGEST_MARGIN_MODULES) {
      throw new IllegalArgumentException(
          "The margin is between 0 and %s modules, but %s was given."
              .formatted(LARGEST_MARGIN_MODULES, marginModules));
    }
  }

  /** Squares in two colours. */
  public SymbolStyle(Color foreground, Color background, int marginModules) {
    this(foreground, background, marginModules, Design.PLAIN);
  }

  /** Black on white with the margin that the standard asks for, 4 modules. */
  public static SymbolStyle defaults() {
    return new SymbolStyle(Color.BLACK, Color.WHITE, Symbol.QUIET_ZONE_MODULES);
  }

  /** This style in other colours. */
  public SymbolStyle withColors(Color newForeground, Color newBackground) {
    return new SymbolStyle(newForeground, newBackground, marginModules, design);
  }

  /** This style with another margin, 0 to 32 modules. */
  public SymbolStyle withMarginModules(int modules) {
    return new SymbolStyle(foreground, background, modules, design);
  }

  /** This style with another design. */
  public SymbolStyle withDesign(Design newDesign) {
    return new SymbolStyle(foreground, background, marginModules, newDesign);
  }

  /**
   * Whether the foreground is lighter than the background. Not every reader knows such inverted
   * symbols: the standard allows them (ISO/IEC 18004:2015, 5.2, reflectance reversal), but they are
   * better avoided in print.
   */
  public boolean isLightOnDark() {
    return foreground.relativeLuminance() > background.relativeLuminance();
  }

  /** Modules along one side of the symbol with both margins. */
  int modulesAcross(Symbol symbol) {
    return symbol.size() + 2 * marginModules;
  }
}
