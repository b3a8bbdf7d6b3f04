package dev.waypost.render.scene;

/**
 * Follows the outlines of the areas that drawn modules make.
 *
 * <p>Each outline is followed with its area on the right hand: clockwise around an area,
 * counter-clockwise around a hole in it, so that both fill rules give the same picture. Areas that
 * touch at a corner only are taken apart there.
 */
public final class AreaTracer {
  private final ModuleGrid grid;
  private final int size;
  private final Edges edges;

  /** By row and column: whether the upper edge of the module is drawn. */
  private final boolean[][] drawnUpperEdges;

  /** Takes outlines, edge by edge. */
  public interface Edges {
    /** Begins an outline at a corner of the grid, from which the first edge leads to the right. */
    void begin(int x, int y);

    /** A straight edge of so many modules, up to where the outline turns. */
    void edge(Heading heading, int length);

    /** The outline is back where it began. */
    void end();
  }

  private AreaTracer(int size, ModuleGrid grid, Edges edges) {
    this.size = size;
    this.grid = grid;
    this.edges = edges;
    this.drawnUpperEdges = new boolean[size][size];
  }

  /**
   * Follows all outlines of a square of so many modules on a side.
   *
   * <p>Every outline leads to the right somewhere, along the upper edge of a drawn module below one
   * that is not. So all are found by looking for such edges.
   */
  public static void trace(int size, ModuleGrid grid, Edges edges) {
    var tracer = new AreaTracer(size, grid, edges);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (tracer.hasUndrawnUpperEdge(x, y)) {
          tracer.follow(x, y);
        }
      }
    }
  }

  private boolean hasUndrawnUpperEdge(int x, int y) {
    return isDrawn(x, y) && !isDrawn(x, y - 1) && !drawnUpperEdges[y][x];
  }

  private boolean isDrawn(int x, int y) {
    return x >= 0 && y >= 0 && x < size && y < size && grid.isDrawn(x, y);
  }

  /** Follows one outline from the upper left corner of a module, to the right first. */
  private void follow(int startX, int startY) {
    edges.begin(startX, startY);
    int x = startX;
    int y = startY;
    Heading heading = Heading.RIGHT;
    do {
      int length = edgeLength(x, y, heading);
      edges.edge(heading, length);
      x += length * heading.stepX();
      y += length * heading.stepY();
      heading = headingAfter(x, y, heading);
    } while (x != startX || y != startY || heading != Heading.RIGHT);
    edges.end();
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
   * Where an outline that reaches a point goes on, so that its area stays on its right and what is
   * not drawn on its left.
   */
  private Heading headingAfter(int x, int y, Heading heading) {
    if (!isDrawnAheadRight(x, y, heading)) {
      return heading.turnedRight();
    }
    Heading left = heading.turnedLeft();
    return isDrawnAheadRight(x, y, left) ? left : heading;
  }

  private boolean isDrawnAheadRight(int x, int y, Heading heading) {
    return isDrawn(x + heading.columnAheadRight(), y + heading.rowAheadRight());
  }
}
