package dev.waypost.render.proof;

import dev.waypost.render.SceneRaster;
import dev.waypost.render.SymbolStyle;
import dev.waypost.render.scene.Box;
import dev.waypost.render.scene.Scene;
import dev.waypost.render.scene.SceneComposer;
import dev.waypost.symbol.Symbol;

/**
 * A symbol drawn on white paper, and where its modules are.
 *
 * @param left edge of the symbol without its margin, in pixels
 * @param top edge of the symbol without its margin, in pixels
 */
record ProofPicture(
    Symbol symbol, GrayPicture picture, int pixelsPerModule, double left, double top) {
  private static final int PAPER_MODULES = 4;

  /** A module on each side is seen as its inner half: readers look at the middle. */
  private static final double[] WITHIN_MODULE = {0.35, 0.5, 0.65};

  static ProofPicture of(Symbol symbol, SymbolStyle style, int pixelsPerModule) {
    Scene scene = SceneComposer.compose(symbol, style);
    Box box = SceneComposer.symbolBox(symbol, style);
    int width = (int) Math.ceil(scene.width() * pixelsPerModule);
    int height = (int) Math.ceil(scene.height() * pixelsPerModule);
    int paper = PAPER_MODULES * pixelsPerModule;
    return new ProofPicture(
        symbol,
        GrayPicture.onPaper(SceneRaster.draw(scene, width, height, pixelsPerModule), paper),
        pixelsPerModule,
        box.x() * pixelsPerModule + paper,
        box.y() * pixelsPerModule + paper);
  }

  /** The luminance of the middle of a module, 0 to 255. */
  double module(int x, int y) {
    double sum = 0;
    for (double down : WITHIN_MODULE) {
      for (double across : WITHIN_MODULE) {
        sum += at(x + across, y + down);
      }
    }
    return sum / (WITHIN_MODULE.length * WITHIN_MODULE.length);
  }

  /** The luminance of a place, 0 to 255; in modules from the symbol's upper left corner. */
  double at(double x, double y) {
    return picture.at(left + x * pixelsPerModule - 0.5, top + y * pixelsPerModule - 0.5);
  }
}
