package dev.waypost.render;

/** The widths, in millimetres, that pictures for print may have. */
public final class PrintSize {
  public static final double SMALLEST_MILLIMETRES = 5;

  /**
   * With the highest of frames, a page stays below 14,400 points, the largest that all readers of
   * PDF take (ISO 32000-1, table C.1).
   */
  public static final double LARGEST_MILLIMETRES = 3000;

  /** A point of PDF and PostScript is 1/72 inch (ISO 32000-1, 8.3.2.3). */
  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

  private PrintSize() {}

  /**
   * A width in points.
   *
   * @throws IllegalArgumentException if it is outside 5 to 3000 mm
   */
  static double points(double widthMillimetres) {
    requireValid(widthMillimetres);
    return pointsOf(widthMillimetres);
  }

  /** A length of points. */
  static double millimetresOf(double points) {
    return points / POINTS_PER_MILLIMETRE;
  }

  /** A length in points. */
  public static double pointsOf(double millimetres) {
    return millimetres * POINTS_PER_MILLIMETRE;
  }

  /**
   * @throws IllegalArgumentException if the width is outside 5 to 3000 mm
   */
  static void requireValid(double widthMillimetres) {
    if (!(widthMillimetres >= SMALLEST_MILLIMETRES && widthMillimetres <= LARGEST_MILLIMETRES)) {
      throw new IllegalArgumentException(
          "The width of a picture for print is between %.0f and %.0f mm, but %s was given."
              .formatted(SMALLEST_MILLIMETRES, LARGEST_MILLIMETRES, widthMillimetres));
    }
  }
}
