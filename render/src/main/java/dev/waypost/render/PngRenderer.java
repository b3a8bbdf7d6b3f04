package dev.waypost.render;

import dev.waypost.symbol.Symbol;

/** Draws symbols as PNG (ISO/IEC 15948) in two colours, one bit for each pixel. */
public final class PngRenderer {
  private PngRenderer() {}

  /**
   * A complete PNG file of exactly the size asked for.
   *
   * <p>A module takes as many whole pixels as fit with the margin. Pixels left over widen the
   * margin, evenly on all sides; an odd one goes to the right and to the bottom. Where a module is
   * a single pixel, some readers want the picture enlarged.
   *
   * @param sizePixels width and height, 64 to 4096
   * @throws IllegalArgumentException if the size is out of bounds
   * @throws ImageTooSmallException if symbol and margin have more modules than the picture has
   *     pixels
   */
  public static byte[] render(Symbol symbol, SymbolStyle style, int sizePixels) {
    ImageSize.requireValid(sizePixels);
    int modules = style.modulesAcross(symbol);
    if (sizePixels < modules) {
      throw new ImageTooSmallException(sizePixels, modules);
    }
    byte[] rows = PixelRows.of(symbol, sizePixels, sizePixels / modules);
    return PngFile.of(sizePixels, style.background(), style.foreground(), rows);
  }
}
