package dev.waypost.render.scene;

/**
 * How far the corners of an outline are rounded, in modules. Where two radii don't fit an edge
 * between them, both shrink in proportion.
 *
 * @param upperLeft of corners that jut out to the upper left
 * @param upperRight of corners that jut out to the upper right
 * @param lowerRight of corners that jut out to the lower right
 * @param lowerLeft of corners that jut out to the lower left
 * @param inner of corners that reach in
 */
record CornerRounding(
    double upperLeft, double upperRight, double lowerRight, double lowerLeft, double inner) {

  /** The same outside everywhere, sharp inside. */
  static CornerRounding outer(double radius) {
    return new CornerRounding(radius, radius, radius, radius, 0);
  }

  /** The radius of the corner between two edges, one of which follows the other. */
  double radius(Heading before, Heading after) {
    if (after == before.turnedLeft()) {
      return inner;
    }
    return switch (after) {
      case RIGHT -> upperLeft;
      case DOWN -> upperRight;
      case LEFT -> lowerRight;
      case UP -> lowerLeft;
    };
  }
}
