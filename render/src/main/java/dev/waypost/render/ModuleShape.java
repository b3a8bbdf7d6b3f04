package dev.waypost.render;

/** How the dark modules outside the finder patterns are drawn. */
public enum ModuleShape {
  /** Full squares, as the standard draws them. */
  SQUARE,
  /** Squares with gaps between them. */
  MOSAIC,
  /** Circles, each alone. */
  DOTS,
  /** Squares that stand on a corner. */
  DIAMOND,
  /** Stars with four points. */
  STAR,
  /** Runs of modules with round ends and corners. */
  ROUNDED,
  /** The same with wide corners. */
  EXTRA_ROUNDED,
  /** Rounded outside and inside, as if the ink flowed together. */
  FLUID,
  /** Round at the upper left and the lower right, sharp elsewhere. */
  CLASSY,
  /** The same with wide corners, and a little roundness elsewhere. */
  CLASSY_ROUNDED,
  /** Upright bars with round ends. */
  VERTICAL_BARS,
  /** Lying bars with round ends. */
  HORIZONTAL_BARS
}
