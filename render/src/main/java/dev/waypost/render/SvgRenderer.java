package dev.waypost.render;

import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;

/**
 * Draws symbols as SVG (SVG 1.1 and 2). A module is one unit of the picture's own coordinates.
 *
 * <p>All dark modules are one path along the outlines of the dark areas. No two of them have an
 * edge in common, so there are no hairlines between modules at any scale, and the text is shorter
 * than with a rectangle for each run of modules.
 */
public final class SvgRenderer {
  private SvgRenderer() {}

  /**
   * A complete SVG document.
   *
   * @param sizePixels width at which it is shown unless its user says otherwise, 64 to 4096; the
   *     height is the same but for a style with a frame
   * @throws IllegalArgumentException if the size is out of bounds
   */
  public static String render(Symbol symbol, SymbolStyle style, int sizePixels) {
    ImageSize.requireValid(sizePixels);
    if (!style.design().isPlain()) {
      Scene scene = SceneComposer.compose(symbol, style);
      return SvgScene.document(scene, sizePixels);
    }
    int modules = style.modulesAcross(symbol);
    String path = OutlinePath.of(symbol, style.marginModules());
    return """
    <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%1$s" viewBox="0 0 %2$s %2$s" shape-rendering="crispEdges">\
    <rect width="%2$s" height="%2$s" fill="%3$s"/>\
    <path fill="%4$s" d="%5$s"/>\
    </svg>
    """
        .formatted(sizePixels, modules, style.background().hex(), style.foreground().hex(), path);
  }
}
