package dev.waypost.render.sheet;

import java.util.List;
import java.util.Optional;

/**
 * Sheets of labels that are sold in most places. The measures are those that their makers publish,
 * in millimetres.
 *
 * @param label the number under which it is known in small letters, such as {@code l7160}
 * @param grid where the labels lie
 */
public record SheetTemplate(String label, SheetGrid grid) {
  /** All of them. */
  public static final List<SheetTemplate> ALL =
      List.of(
          a4("l7160", 3, 7, 63.5, 38.1, 7.2, 15.1, 66.0, 38.1),
          a4("l7159", 3, 8, 63.5, 33.9, 7.21, 12.9, 66.04, 33.9),
          a4("l7161", 3, 6, 63.5, 46.6, 7.2, 8.7, 66.0, 46.6),
          a4("l7163", 2, 7, 99.1, 38.1, 4.65, 15.1, 101.6, 38.1),
          a4("l7162", 2, 8, 99.1, 33.9, 4.65, 12.9, 101.6, 33.9),
          a4("l7165", 2, 4, 99.1, 67.7, 4.65, 13.1, 101.6, 67.7),
          a4("l7173", 2, 5, 99.1, 57.0, 4.65, 6.0, 101.6, 57.0),
          a4("l7651", 5, 13, 38.1, 21.2, 4.75, 10.7, 40.6, 21.2),
          a4("l4731", 7, 27, 25.4, 10.0, 8.5, 13.5, 27.9, 10.0),
          a4("l6008", 7, 27, 25.4, 10.0, 8.5, 13.5, 27.9, 10.0),
          a4("3474", 3, 8, 70.0, 37.0, 0, 0.5, 70.0, 37.0),
          a4("3475", 3, 8, 70.0, 36.0, 0, 4.5, 70.0, 36.0),
          a4("3490", 3, 8, 70.0, 36.0, 0, 4.5, 70.0, 36.0),
          letter("5160", 3, 10, 66.675, 25.4, 4.7625, 12.7, 69.85, 25.4),
          letter("5161", 2, 10, 101.6, 25.4, 3.97, 12.7, 106.36, 25.4),
          letter("5163", 2, 5, 101.6, 50.8, 3.97, 12.7, 106.36, 50.8),
          letter("5164", 2, 3, 101.6, 84.667, 3.97, 12.7, 106.36, 84.667),
          letter("5167", 4, 20, 44.45, 12.7, 7.62, 12.7, 52.07, 12.7),
          letter("22805", 4, 6, 38.1, 38.1, 15.875, 15.24, 48.68, 42.16),
          letter("22806", 3, 4, 50.8, 50.8, 15.875, 15.875, 66.675, 65.62));

  /** The sheet of that number. */
  public static Optional<SheetTemplate> of(String label) {
    return ALL.stream().filter(template -> template.label().equals(label)).findFirst();
  }

  /** ISO 216. */
  private static SheetTemplate a4(
      String label,
      int columns,
      int rows,
      double labelWidth,
      double labelHeight,
      double left,
      double top,
      double pitchX,
      double pitchY) {
    return new SheetTemplate(
        label,
        new SheetGrid(210, 297, columns, rows, labelWidth, labelHeight, left, top, pitchX, pitchY));
  }

  /** ANSI/ASME Y14.1. */
  private static SheetTemplate letter(
      String label,
      int columns,
      int rows,
      double labelWidth,
      double labelHeight,
      double left,
      double top,
      double pitchX,
      double pitchY) {
    return new SheetTemplate(
        label,
        new SheetGrid(
            215.9, 279.4, columns, rows, labelWidth, labelHeight, left, top, pitchX, pitchY));
  }
}
