package dev.waypost.render;

/** What is drawn around a symbol and its margin. */
public enum FrameShape {
  /** A line around it; a text stands within, below the symbol. */
  BORDER,
  /** A line around it that widens below, where the text stands. */
  BANNER_BOTTOM,
  /** A line around it that widens above, where the text stands. */
  BANNER_TOP,
  /** A speech bubble below that points at the symbol. */
  BUBBLE_BOTTOM,
  /** A speech bubble above that points at the symbol. */
  BUBBLE_TOP,
  /** A circle around it; a text runs along its lower half. */
  CIRCLE
}
