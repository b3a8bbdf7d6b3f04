package dev.waypost.render.sheet;

import dev.waypost.render.scene.Box;
import org.jspecify.annotations.Nullable;

/**
 * Where picture and text lie on a label, in millimetres from the label's upper left corner: beside
 * each other on a wide label, below each other on any other.
 *
 * @param picture the symbol with its quiet zone and frame
 * @param text where all lines are; null where there are none
 * @param beside whether the text is to the right of the picture, and begins at its left
 */
public record LabelLayout(Box picture, @Nullable Box text, boolean beside) {
  private static final double PADDING = 1.5;
  private static final double WIDE = 1.3;
  private static final double LINE = 3.2;
  private static final double MOST_TEXT_SHARE = 0.4;

  /**
   * A layout.
   *
   * @param shape height of the picture for each of its width
   * @param asked width of the picture; null for as wide as fits
   * @param lines of text
   */
  static LabelLayout of(SheetGrid grid, double shape, @Nullable Double asked, int lines) {
    double width = grid.labelWidth();
    double height = grid.labelHeight();
    double padding = Math.min(PADDING, Math.min(width, height) / 10);
    double roomX = width - 2 * padding;
    double roomY = height - 2 * padding;
    if (lines == 0) {
      double picture = asked == null ? Math.min(roomX, roomY / shape) : asked;
      return new LabelLayout(
          new Box((width - picture) / 2, (height - picture * shape) / 2, picture, picture * shape),
          null,
          false);
    }
    if (width >= WIDE * height) {
      double picture =
          asked == null ? Math.min(roomY / shape, roomX * (1 - MOST_TEXT_SHARE)) : asked;
      double left = 2 * padding + picture;
      return new LabelLayout(
          new Box(padding, (height - picture * shape) / 2, picture, picture * shape),
          new Box(left, padding, Math.max(0, width - left - padding), roomY),
          true);
    }
    double text = Math.min(LINE * lines, roomY * MOST_TEXT_SHARE);
    double picture = asked == null ? Math.min(roomX, (roomY - text - padding) / shape) : asked;
    double used = picture * shape + padding + text;
    double top = Math.max(padding, (height - used) / 2);
    return new LabelLayout(
        new Box((width - picture) / 2, top, picture, picture * shape),
        new Box(padding, top + picture * shape + padding, roomX, text),
        false);
  }

  /** The widest picture that a label has room for beside its text. */
  public static double widest(SheetGrid grid, double shape, int lines) {
    return of(grid, shape, null, lines).picture().width();
  }
}
