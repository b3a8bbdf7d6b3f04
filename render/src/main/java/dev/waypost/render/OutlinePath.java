package dev.waypost.render;

import dev.waypost.symbol.Symbol;

/**
 * The outlines of a symbol's dark areas as SVG path data (SVG 2, section 9.3).
 *
 * <p>Each outline is followed with the dark area on the right hand: clockwise around an area,
 * counter-clockwise around a hole in it, so that both fill rules give the same picture. Areas that
 * touch at a corner only are taken apart there.
 */
final class OutlinePath {
  private final Symbol symbol;
  private final int margin;
  private final StringBuilder path = new StringBuilder();

  /** By row and column: whether the upper edge of the module is drawn. */
  private final boolean[][] drawnUpperEdges;

  private OutlinePath(Symbol symbol, int margin) {
    this.symbol = symbol;
    this.margin = margin;
    this.drawnUpperEdges = new boolean[symbol.size()][symbol.size()];
  }

  /**
   * The path data, one unit a module, with the symbol's upper left corner at (margin, margin).
   *
   * <p>Every outline leads to the right somewhere, along the upper edge of a dark module below a
   * light one. So all are found by looking for such edges.
   */
  static String of(Symbol symbol, int margin) {
    OutlinePath outlines = new OutlinePath(symbol, margin);
    for (int y = 0; y < symbol.size(); y++) {
      for (int x = 0; x < symbol.size(); x++) {
        if (outlines.hasUndrawnUpperEdge(x, y)) {
          outlines.draw(x, y);
        }
      }
    }
    return outlines.path.toString();
  }

  private boolean hasUndrawnUpperEdge(int x, int y) {
    return isDark(x, y) && !isDark(x, y - 1) && !drawnUpperEdges[y][x];
  }

  private boolean isDark(int x, int y) {
    int size = symbol.size();
    return x >= 0 && y >= 0 && x < size && y < size && symbol.isDark(x, y);
  }

  /** Follows one outline from the upper left corner of a module, to the right first. */
  private void draw(int startX, int startY) {
    path.append('M').append(startX + margin).append(' ').append(startY + margin);
    int x = startX;
    int y = startY;
    Heading heading = Heading.RIGHT;
    int lastEdge;
    do {
      int length = edgeLength(x, y, heading);
      lastEdge = path.length();
      path.append(heading.pathCommand(length));
      x += length * heading.stepX();
      y += length * heading.stepY();
      heading = headingAfter(x, y, heading);
    } while (x != startX || y != startY || heading != Heading.RIGHT);
    path.replace(lastEdge, path.length(), "z");
  }

  /** Modules from a point up to the next turn; notes the upper edges among them as drawn. */
  private int edgeLength(int startX, int startY, Heading heading) {
    int x = startX;
    int y = startY;
    int length = 0;
    do {
      if (heading == Heading.RIGHT) {
        drawnUpperEdges[y][x] = true;
      }
      x += heading.stepX();
      y += heading.stepY();
      length++;
    } while (headingAfter(x, y, heading) == heading);
    return length;
  }

  /**
   * Where an outline that reaches a point goes on, so that dark stays on its right and light on its
   * left.
   */
  private Heading headingAfter(int x, int y, Heading heading) {
    if (!isDarkAheadRight(x, y, heading)) {
      return heading.turnedRight();
    }
    Heading left = heading.turnedLeft();
    return isDarkAheadRight(x, y, left) ? left : heading;
  }

  private boolean isDarkAheadRight(int x, int y, Heading heading) {
    return isDark(x + heading.columnAheadRight(), y + heading.rowAheadRight());
  }
}
