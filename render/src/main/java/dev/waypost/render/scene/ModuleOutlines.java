package dev.waypost.render.scene;

import dev.waypost.render.ModuleShape;

/** The outlines of drawn modules in each shape. */
final class ModuleOutlines {
  /** Of a module's width; the rest is a gap. */
  private static final double DOT_RADIUS = 0.46;

  private static final double TILE_WIDTH = 0.84;
  private static final double BAR_WIDTH = 0.84;

  /** A little more than half a module, so that a diamond holds as much ink as a dot. */
  private static final double DIAMOND_REACH = 0.58;

  private static final double STAR_REACH = 0.68;
  private static final double STAR_WAIST = 0.36;

  private ModuleOutlines() {}

  /**
   * Draws the modules of a square.
   *
   * @param size modules on a side
   * @param left of the square
   * @param top of the square
   */
  static void draw(
      ModuleShape shape, int size, ModuleGrid grid, double left, double top, Outline.Sink sink) {
    switch (shape) {
      case SQUARE -> areas(size, grid, left, top, CornerRounding.outer(0), sink);
      case ROUNDED -> areas(size, grid, left, top, CornerRounding.outer(0.5), sink);
      case EXTRA_ROUNDED -> areas(size, grid, left, top, CornerRounding.outer(1), sink);
      case FLUID -> areas(size, grid, left, top, new CornerRounding(0.5, 0.5, 0.5, 0.5, 0.5), sink);
      case CLASSY -> areas(size, grid, left, top, new CornerRounding(0.5, 0, 0.5, 0, 0), sink);
      case CLASSY_ROUNDED ->
          areas(size, grid, left, top, new CornerRounding(1, 0.25, 1, 0.25, 0), sink);
      case MOSAIC -> {
        double gap = (1 - TILE_WIDTH) / 2;
        each(
            size,
            grid,
            left,
            top,
            (x, y) -> Outlines.rectangle(new Box(x, y, 1, 1).grownBy(-gap), sink));
      }
      case DOTS ->
          each(
              size,
              grid,
              left,
              top,
              (x, y) -> Outlines.circle(x + 0.5, y + 0.5, DOT_RADIUS, false, sink));
      case DIAMOND ->
          each(size, grid, left, top, (x, y) -> diamond(x + 0.5, y + 0.5, DIAMOND_REACH, sink));
      case STAR -> each(size, grid, left, top, (x, y) -> star(x + 0.5, y + 0.5, sink));
      case HORIZONTAL_BARS -> bars(size, grid, left, top, sink);
      case VERTICAL_BARS ->
          bars(size, (x, y) -> grid.isDrawn(y, x), top, left, new Transposed(sink));
    }
  }

  private static void areas(
      int size,
      ModuleGrid grid,
      double left,
      double top,
      CornerRounding rounding,
      Outline.Sink sink) {
    RoundedAreas.draw(size, grid, left, top, rounding, sink);
  }

  /** A place where a module is drawn, by its upper left corner. */
  private interface Place {
    void draw(double x, double y);
  }

  private static void each(int size, ModuleGrid grid, double left, double top, Place place) {
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        if (grid.isDrawn(x, y)) {
          place.draw(left + x, top + y);
        }
      }
    }
  }

  static void diamond(double centerX, double centerY, double reach, Outline.Sink sink) {
    Outlines.polygon(
        new double[] {centerX, centerX + reach, centerX, centerX - reach},
        new double[] {centerY - reach, centerY, centerY + reach, centerY},
        false,
        sink);
  }

  private static void star(double centerX, double centerY, Outline.Sink sink) {
    double[] x = new double[8];
    double[] y = new double[8];
    for (int i = 0; i < 8; i++) {
      double angle = Math.PI / 4 * i - Math.PI / 2;
      double reach = i % 2 == 0 ? STAR_REACH : STAR_WAIST;
      x[i] = centerX + reach * Math.cos(angle);
      y[i] = centerY + reach * Math.sin(angle);
    }
    Outlines.polygon(x, y, false, sink);
  }

  /** Each run of modules in a row as one bar. */
  private static void bars(int size, ModuleGrid grid, double left, double top, Outline.Sink sink) {
    double gap = (1 - BAR_WIDTH) / 2;
    for (int y = 0; y < size; y++) {
      int x = 0;
      while (x < size) {
        int start = x;
        while (x < size && grid.isDrawn(x, y)) {
          x++;
        }
        if (x > start) {
          Outlines.rectangle(
              new Box(left + start, top + y, x - start, 1).grownBy(-gap), BAR_WIDTH / 2, sink);
        }
        x++;
      }
    }
  }

  /** Across and down changed over, which makes what is clockwise counter-clockwise. */
  private record Transposed(Outline.Sink sink) implements Outline.Sink {
    @Override
    public void moveTo(double x, double y) {
      sink.moveTo(y, x);
    }

    @Override
    public void lineTo(double x, double y) {
      sink.lineTo(y, x);
    }

    @Override
    public void curveTo(double x1, double y1, double x2, double y2, double x, double y) {
      sink.curveTo(y1, x1, y2, x2, y, x);
    }

    @Override
    public void arcTo(double radius, boolean clockwise, double x, double y) {
      sink.arcTo(radius, !clockwise, y, x);
    }

    @Override
    public void close() {
      sink.close();
    }
  }
}
