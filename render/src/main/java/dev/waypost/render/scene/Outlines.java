package dev.waypost.render.scene;

/** Outlines of simple areas. Holes are drawn the other way round. */
final class Outlines {
  private Outlines() {}

  /** A rectangle. */
  static void rectangle(Box box, Outline.Sink sink) {
    rectangle(box, new double[] {0, 0, 0, 0}, false, sink);
  }

  /** A rectangle with round corners of the same radius. */
  static void rectangle(Box box, double radius, Outline.Sink sink) {
    rectangle(box, new double[] {radius, radius, radius, radius}, false, sink);
  }

  /**
   * A rectangle with round corners.
   *
   * @param radii of the corners, clockwise from the upper left
   * @param hole whether it is drawn counter-clockwise
   */
  static void rectangle(Box box, double[] radii, boolean hole, Outline.Sink sink) {
    double right = box.x() + box.width();
    double bottom = box.y() + box.height();
    double[] cornersX = {box.x(), right, right, box.x()};
    double[] cornersY = {box.y(), box.y(), bottom, bottom};
    polygon(cornersX, cornersY, radii, hole, sink);
  }

  /**
   * A polygon with round corners of right angles.
   *
   * @param x of its corners, clockwise
   * @param y of its corners
   * @param radii of its corners; 0 where a corner is sharp or its angle is not a right one
   */
  private static void polygon(
      double[] x, double[] y, double[] radii, boolean hole, Outline.Sink sink) {
    int count = x.length;
    for (int i = 0; i < count; i++) {
      int corner = hole ? count - 1 - i : i;
      int before = (corner + (hole ? 1 : count - 1)) % count;
      int after = (corner + (hole ? count - 1 : 1)) % count;
      double radius = radii[corner];
      double inX = towards(x[corner], x[before], length(x, y, corner, before), radius);
      double inY = towards(y[corner], y[before], length(x, y, corner, before), radius);
      if (i == 0) {
        sink.moveTo(inX, inY);
      } else {
        sink.lineTo(inX, inY);
      }
      if (radius > 0) {
        sink.arcTo(
            radius,
            !hole,
            towards(x[corner], x[after], length(x, y, corner, after), radius),
            towards(y[corner], y[after], length(x, y, corner, after), radius));
      }
    }
    sink.close();
  }

  private static double length(double[] x, double[] y, int from, int to) {
    return Math.hypot(x[to] - x[from], y[to] - y[from]);
  }

  private static double towards(double from, double to, double length, double distance) {
    return from + (to - from) * distance / length;
  }

  /** A polygon with sharp corners. */
  static void polygon(double[] x, double[] y, boolean hole, Outline.Sink sink) {
    polygon(x, y, new double[x.length], hole, sink);
  }

  /** A rectangle whose corners are cut off at 45 degrees. */
  static void octagon(Box box, double cut, boolean hole, Outline.Sink sink) {
    double right = box.x() + box.width();
    double bottom = box.y() + box.height();
    polygon(
        new double[] {
          box.x() + cut, right - cut, right, right, right - cut, box.x() + cut, box.x(), box.x()
        },
        new double[] {
          box.y(), box.y(), box.y() + cut, bottom - cut, bottom, bottom, bottom - cut, box.y() + cut
        },
        hole,
        sink);
  }

  /** A circle. */
  static void circle(
      double centerX, double centerY, double radius, boolean hole, Outline.Sink sink) {
    sink.moveTo(centerX - radius, centerY);
    sink.arcTo(radius, !hole, centerX + radius, centerY);
    sink.arcTo(radius, !hole, centerX - radius, centerY);
    sink.close();
  }
}
