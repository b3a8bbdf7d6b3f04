package dev.waypost.render.scene;

import dev.waypost.render.FinderBallShape;
import dev.waypost.render.FinderFrameShape;
import dev.waypost.render.ModuleShape;

/**
 * The outlines of finder patterns (ISO/IEC 18004:2015, 6.3.3): a ring of 7 modules on a side, and 3
 * by 3 modules in its middle.
 */
final class FinderOutlines {
  static final int SIZE = 7;
  private static final int BALL_START = 2;
  private static final int BALL_SIZE = 3;

  /** In which corner of the symbol the pattern lies. */
  enum Corner {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_LEFT;

    /**
     * Radii that are sharp at the corner itself and its opposite: clockwise from the upper left.
     */
    double[] leaf(double radius) {
      return this == TOP_LEFT
          ? new double[] {0, radius, 0, radius}
          : new double[] {radius, 0, radius, 0};
    }

    /** Radii that are sharp towards the middle of the symbol alone. */
    double[] drop(double radius) {
      double[] radii = {radius, radius, radius, radius};
      radii[
              switch (this) {
                case TOP_LEFT -> 2;
                case TOP_RIGHT -> 3;
                case BOTTOM_LEFT -> 1;
              }] =
          0;
      return radii;
    }
  }

  private FinderOutlines() {}

  /**
   * Draws the ring.
   *
   * @param left of the pattern
   * @param top of the pattern
   * @param modules the shape of the other modules
   */
  static void frame(
      FinderFrameShape shape,
      ModuleShape modules,
      Corner corner,
      double left,
      double top,
      Outline.Sink sink) {
    var box = new Box(left, top, SIZE, SIZE);
    switch (shape) {
      case SQUARE -> ring(box, all(0), sink);
      case ROUNDED -> ring(box, all(2), sink);
      case EXTRA_ROUNDED -> ring(box, all(2.75), sink);
      case CIRCLE -> ring(box, all(3.5), sink);
      case LEAF -> ring(box, corner.leaf(3), sink);
      case DROP -> ring(box, corner.drop(3.5), sink);
      case OCTAGON -> {
        Outlines.octagon(box, 2, false, sink);
        // With this cut, the ring is one module thick at the cut corners, too.
        Outlines.octagon(box.grownBy(-1), Math.sqrt(2), true, sink);
      }
      case MODULES ->
          ModuleOutlines.draw(
              modules,
              SIZE,
              (x, y) -> x == 0 || y == 0 || x == SIZE - 1 || y == SIZE - 1,
              left,
              top,
              sink);
    }
  }

  /** Draws the middle. */
  static void ball(
      FinderBallShape shape,
      ModuleShape modules,
      Corner corner,
      double left,
      double top,
      Outline.Sink sink) {
    var box = new Box(left + BALL_START, top + BALL_START, BALL_SIZE, BALL_SIZE);
    switch (shape) {
      case SQUARE -> Outlines.rectangle(box, sink);
      case ROUNDED -> Outlines.rectangle(box, 0.8, sink);
      case CIRCLE -> Outlines.rectangle(box, all(1.5), false, sink);
      case LEAF -> Outlines.rectangle(box, corner.leaf(1.5), false, sink);
      case DROP -> Outlines.rectangle(box, corner.drop(1.5), false, sink);
      case DIAMOND -> ModuleOutlines.diamond(box.centerX(), box.centerY(), 1.9, sink);
      case OCTAGON -> Outlines.octagon(box, 0.85, false, sink);
      case MODULES ->
          ModuleOutlines.draw(modules, BALL_SIZE, (_, _) -> true, box.x(), box.y(), sink);
    }
  }

  private static void ring(Box box, double[] radii, Outline.Sink sink) {
    Outlines.rectangle(box, radii, false, sink);
    double[] inner = new double[radii.length];
    for (int i = 0; i < radii.length; i++) {
      inner[i] = Math.max(0, radii[i] - 1);
    }
    Outlines.rectangle(box.grownBy(-1), inner, true, sink);
  }

  private static double[] all(double radius) {
    return new double[] {radius, radius, radius, radius};
  }
}
