package dev.waypost.render;

import org.jspecify.annotations.Nullable;

/**
 * How one finder pattern is drawn.
 *
 * @param framePaint of the ring; null for that of the modules
 * @param ballPaint of the middle; null for that of the ring
 */
public record FinderDesign(
    FinderFrameShape frame,
    FinderBallShape ball,
    @Nullable Paint framePaint,
    @Nullable Paint ballPaint) {
  /** Squares in the paint of the modules. */
  public static final FinderDesign PLAIN =
      new FinderDesign(FinderFrameShape.SQUARE, FinderBallShape.SQUARE, null, null);
}
