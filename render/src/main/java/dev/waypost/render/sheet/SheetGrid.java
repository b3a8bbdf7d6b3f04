package dev.waypost.render.sheet;

import dev.waypost.render.scene.Box;

/**
 * Where labels lie on a page. All measures are in millimetres, from the page's upper left corner.
 *
 * @param pageWidth {@value #SMALLEST_MILLIMETRES} to {@value #LARGEST_MILLIMETRES}
 * @param pageHeight {@value #SMALLEST_MILLIMETRES} to {@value #LARGEST_MILLIMETRES}
 * @param columns 1 to {@value #MOST_LABELS_ON_A_SIDE}
 * @param rows 1 to {@value #MOST_LABELS_ON_A_SIDE}
 * @param left of the first label
 * @param top of the first label
 * @param pitchX from one label's left edge to the next one's
 * @param pitchY from one label's upper edge to the next one's
 */
public record SheetGrid(
    double pageWidth,
    double pageHeight,
    int columns,
    int rows,
    double labelWidth,
    double labelHeight,
    double left,
    double top,
    double pitchX,
    double pitchY) {
  public static final double SMALLEST_MILLIMETRES = 5;
  public static final double LARGEST_MILLIMETRES = 1_500;
  public static final int MOST_LABELS_ON_A_SIDE = 100;

  /** Published measures are rounded. */
  private static final double ROUNDING = 0.11;

  /** Why a grid is none, and which of its measures is to blame. */
  public static final class OutOfPageException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String measure;

    OutOfPageException(String measure, String message) {
      super(message);
      this.measure = measure;
    }

    /** The name of the measure, such as {@code labelWidth}. */
    public String measure() {
      return measure;
    }
  }

  /**
   * @throws OutOfPageException if labels overlap or reach beyond the page
   */
  public SheetGrid {
    if (columns > 1 && pitchX < labelWidth - ROUNDING) {
      throw new OutOfPageException(
          "pitchX",
          "Labels of %s mm overlap where the next begins after %s mm."
              .formatted(labelWidth, pitchX));
    }
    if (rows > 1 && pitchY < labelHeight - ROUNDING) {
      throw new OutOfPageException(
          "pitchY",
          "Labels of %s mm overlap where the next begins after %s mm."
              .formatted(labelHeight, pitchY));
    }
    double right = left + (columns - 1) * pitchX + labelWidth;
    if (left < 0 || right > pageWidth + ROUNDING) {
      throw new OutOfPageException(
          "columns",
          "The columns end at %.2f mm, and the page is %s mm wide.".formatted(right, pageWidth));
    }
    double bottom = top + (rows - 1) * pitchY + labelHeight;
    if (top < 0 || bottom > pageHeight + ROUNDING) {
      throw new OutOfPageException(
          "rows",
          "The rows end at %.2f mm, and the page is %s mm high.".formatted(bottom, pageHeight));
    }
  }

  /** Labels on a page. */
  public int labels() {
    return columns * rows;
  }

  /** A label by its number on the page, row by row from 0. */
  public Box label(int number) {
    int column = number % columns;
    int row = number / columns;
    return new Box(left + column * pitchX, top + row * pitchY, labelWidth, labelHeight);
  }

  /** The narrowest room between labels and to the edges of the page. */
  double narrowestGap() {
    double gap = Math.min(left, top);
    gap = Math.min(gap, pageWidth - left - (columns - 1) * pitchX - labelWidth);
    gap = Math.min(gap, pageHeight - top - (rows - 1) * pitchY - labelHeight);
    if (columns > 1) {
      gap = Math.min(gap, (pitchX - labelWidth) / 2);
    }
    if (rows > 1) {
      gap = Math.min(gap, (pitchY - labelHeight) / 2);
    }
    return Math.max(0, gap);
  }
}
