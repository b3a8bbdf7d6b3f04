package dev.waypost.render.scene;

/**
 * The line along which a linear gradient runs: through the middle of its box, and so long that the
 * first and the last colour just reach the corners (as CSS Images Module Level 3, section 3.1.1,
 * draws it).
 */
public record GradientLine(double startX, double startY, double endX, double endY) {

  /**
   * The line of an angle.
   *
   * @param angleDegrees 0 from left to right, 90 from top to bottom
   */
  public static GradientLine of(double angleDegrees, Box box) {
    double angle = Math.toRadians(angleDegrees);
    double alongX = Math.cos(angle);
    double alongY = Math.sin(angle);
    double half = (Math.abs(box.width() * alongX) + Math.abs(box.height() * alongY)) / 2;
    return new GradientLine(
        box.centerX() - half * alongX,
        box.centerY() - half * alongY,
        box.centerX() + half * alongX,
        box.centerY() + half * alongY);
  }

  /** How far a radial gradient reaches: from the middle of its box to the corners. */
  public static double radius(Box box) {
    return Math.hypot(box.width(), box.height()) / 2;
  }
}
