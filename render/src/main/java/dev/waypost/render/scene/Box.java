package dev.waypost.render.scene;

/**
 * A rectangle along the axes, in modules; y grows downwards.
 *
 * @param x of the left edge
 * @param y of the upper edge
 */
public record Box(double x, double y, double width, double height) {

  /** The middle from left to right. */
  public double centerX() {
    return x + width / 2;
  }

  /** The middle from top to bottom. */
  public double centerY() {
    return y + height / 2;
  }

  /** This rectangle with so much more on each side. */
  public Box grownBy(double margin) {
    return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
  }
}
