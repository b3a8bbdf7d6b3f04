package dev.waypost.render.scene;

import java.util.ArrayList;
import java.util.List;

/** The outlines of the areas that drawn modules make, with their corners rounded. */
final class RoundedAreas implements AreaTracer.Edges {
  private final double left;
  private final double top;
  private final CornerRounding rounding;
  private final Outline.Sink sink;
  private final List<Edge> edges = new ArrayList<>();
  private double x;
  private double y;

  /** An edge from (x, y). */
  private record Edge(double x, double y, Heading heading, int length) {}

  private RoundedAreas(double left, double top, CornerRounding rounding, Outline.Sink sink) {
    this.left = left;
    this.top = top;
    this.rounding = rounding;
    this.sink = sink;
  }

  /**
   * Draws the areas of a square of modules.
   *
   * @param left of the square
   * @param top of the square
   */
  static void draw(
      int size,
      ModuleGrid grid,
      double left,
      double top,
      CornerRounding rounding,
      Outline.Sink sink) {
    AreaTracer.trace(size, grid, new RoundedAreas(left, top, rounding, sink));
  }

  @Override
  public void begin(int startX, int startY) {
    edges.clear();
    x = left + startX;
    y = top + startY;
  }

  @Override
  public void edge(Heading heading, int length) {
    edges.add(new Edge(x, y, heading, length));
    x += heading.stepX() * length;
    y += heading.stepY() * length;
  }

  @Override
  public void end() {
    double[] radii = radii();
    for (int i = 0; i < edges.size(); i++) {
      Edge edge = edges.get(i);
      Heading heading = edge.heading();
      double radius = radii[i];
      double fromX = edge.x() + heading.stepX() * radius;
      double fromY = edge.y() + heading.stepY() * radius;
      if (i == 0) {
        sink.moveTo(fromX, fromY);
      }
      double nextRadius = radii[(i + 1) % radii.length];
      double straight = edge.length() - nextRadius;
      double toX = edge.x() + heading.stepX() * straight;
      double toY = edge.y() + heading.stepY() * straight;
      boolean last = i + 1 == edges.size();
      if (straight - radius > 1e-9 && !(last && nextRadius == 0)) {
        sink.lineTo(toX, toY);
      }
      if (nextRadius > 0) {
        turn(edges.get((i + 1) % edges.size()), heading, nextRadius);
      }
    }
    sink.close();
  }

  private void turn(Edge next, Heading before, double radius) {
    Heading after = next.heading();
    sink.arcTo(
        radius,
        after == before.turnedRight(),
        next.x() + after.stepX() * radius,
        next.y() + after.stepY() * radius);
  }

  /** Of the corners at the beginning of each edge. */
  private double[] radii() {
    int count = edges.size();
    double[] wanted = new double[count];
    for (int i = 0; i < count; i++) {
      wanted[i] =
          rounding.radius(edges.get((i + count - 1) % count).heading(), edges.get(i).heading());
    }
    double[] radii = new double[count];
    for (int i = 0; i < count; i++) {
      int before = (i + count - 1) % count;
      radii[i] =
          wanted[i]
              * Math.min(
                  1,
                  Math.min(
                      share(edges.get(before).length(), wanted[before], wanted[i]),
                      share(edges.get(i).length(), wanted[i], wanted[(i + 1) % count])));
    }
    return radii;
  }

  private static double share(int length, double one, double other) {
    return one + other == 0 ? 1 : length / (one + other);
  }
}
