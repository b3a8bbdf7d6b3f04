package dev.waypost.render;

import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;

/**
 * Draws symbols as PNG (ISO/IEC 15948): squares in two colours with one bit for each pixel, all
 * else with smooth edges.
 */
public final class PngRenderer {
  private PngRenderer() {}

  /**
   * A complete PNG file of exactly the width asked for.
   *
   * <p>A module takes as many whole pixels as fit with the margin. Pixels left over widen the
   * margin, evenly on all sides; an odd one goes to the right and to the bottom. Where a module is
   * a single pixel, some readers want the picture enlarged.
   *
   * @param sizePixels width, 64 to 4096; the height is the same but for a style with a frame
   * @throws IllegalArgumentException if the size is out of bounds
   * @throws ImageTooSmallException if symbol, margin and frame have more modules than the picture
   *     has pixels
   */
  public static byte[] render(Symbol symbol, SymbolStyle style, int sizePixels) {
    ImageSize.requireValid(sizePixels);
    if (!style.design().isPlain()) {
      return PngPixels.file(SceneComposer.compose(symbol, style), sizePixels);
    }
    int modules = style.modulesAcross(symbol);
    if (sizePixels < modules) {
      throw new ImageTooSmallException(sizePixels, modules);
    }
    byte[] compressed = PixelRows.of(symbol, sizePixels, sizePixels / modules);
    return PngFile.of(sizePixels, style.background(), style.foreground(), compressed);
  }
}
