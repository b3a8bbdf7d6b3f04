package dev.waypost.render.scene;

/**
 * Turns arcs into cubic curves for formats that have none. The curve of a quarter circle is at most
 * 0.03 % of the radius off (control points at 4/3·tan(angle/4), the usual approximation).
 */
public abstract class ArcsAsCurves implements Outline.Sink {
  private double startX;
  private double startY;
  private double x;
  private double y;

  /** Begins an outline. */
  protected abstract void move(double toX, double toY);

  /** Draws a line. */
  protected abstract void line(double toX, double toY);

  /** Draws a curve. */
  protected abstract void curve(double x1, double y1, double x2, double y2, double toX, double toY);

  /** Ends an outline. */
  protected abstract void end();

  @Override
  public final void moveTo(double toX, double toY) {
    move(toX, toY);
    startX = toX;
    startY = toY;
    at(toX, toY);
  }

  @Override
  public final void lineTo(double toX, double toY) {
    line(toX, toY);
    at(toX, toY);
  }

  @Override
  public final void curveTo(double x1, double y1, double x2, double y2, double toX, double toY) {
    curve(x1, y1, x2, y2, toX, toY);
    at(toX, toY);
  }

  @Override
  public final void close() {
    end();
    at(startX, startY);
  }

  @Override
  public final void arcTo(double radius, boolean clockwise, double toX, double toY) {
    double halfX = (toX - x) / 2;
    double halfY = (toY - y) / 2;
    double half = Math.hypot(halfX, halfY);
    double height = Math.sqrt(Math.max(0, radius * radius - half * half));
    double side = clockwise ? 1 : -1;
    double centerX = x + halfX - side * height * halfY / half;
    double centerY = y + halfY + side * height * halfX / half;
    double from = Math.atan2(y - centerY, x - centerX);
    double angle = side * 2 * Math.asin(Math.min(1, half / radius));
    int parts = Math.abs(angle) > Math.PI / 2 + 1e-9 ? 2 : 1;
    for (int part = 1; part <= parts; part++) {
      boolean last = part == parts;
      double to = from + angle / parts;
      quarter(centerX, centerY, radius, from, to);
      double endX = last ? toX : centerX + radius * Math.cos(to);
      double endY = last ? toY : centerY + radius * Math.sin(to);
      curve(control[0], control[1], control[2], control[3], endX, endY);
      at(endX, endY);
      from = to;
    }
  }

  private final double[] control = new double[4];

  private void quarter(double centerX, double centerY, double radius, double from, double to) {
    double reach = radius * 4 / 3 * Math.tan((to - from) / 4);
    control[0] = x - reach * Math.sin(from);
    control[1] = y + reach * Math.cos(from);
    control[2] = centerX + radius * Math.cos(to) + reach * Math.sin(to);
    control[3] = centerY + radius * Math.sin(to) - reach * Math.cos(to);
  }

  private void at(double newX, double newY) {
    x = newX;
    y = newY;
  }
}
