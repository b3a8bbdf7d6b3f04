package dev.waypost.render;

/** How the middle of a finder pattern is drawn, 3 modules wide. */
public enum FinderBallShape {
  SQUARE,
  ROUNDED,
  CIRCLE,
  /**
   * Two opposite corners round, the one towards the corner of the symbol and its opposite sharp.
   */
  LEAF,
  /** Round but for the corner towards the middle of the symbol. */
  DROP,
  DIAMOND,
  /** Corners cut off. */
  OCTAGON,
  /** As the other modules are drawn. */
  MODULES
}
