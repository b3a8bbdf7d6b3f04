package dev.waypost.render;

/** How the ring of a finder pattern is drawn, 7 modules wide and 1 thick. */
public enum FinderFrameShape {
  SQUARE,
  ROUNDED,
  EXTRA_ROUNDED,
  CIRCLE,
  /** Two opposite corners round, the corner of the symbol and the one towards its middle sharp. */
  LEAF,
  /** Round but for the corner towards the middle of the symbol. */
  DROP,
  /** Corners cut off. */
  OCTAGON,
  /** As the other modules are drawn. */
  MODULES
}
