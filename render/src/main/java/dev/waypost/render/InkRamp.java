package dev.waypost.render;

import java.util.ArrayList;
import java.util.List;

/**
 * The colours of a gradient from 0 to 1 as pieces that are straight in the primaries of an ink
 * space, as stitching functions of PDF and PostScript take them (ISO 32000-1, 7.10.4).
 */
final class InkRamp {
  /**
   * A straight piece.
   *
   * @param start the primaries where it begins
   * @param end the primaries where it ends
   */
  record Piece(double from, double to, List<Double> start, List<Double> end) {}

  private final InkSpace inks;
  private final List<Piece> pieces = new ArrayList<>();

  private InkRamp(InkSpace inks) {
    this.inks = inks;
  }

  /** At least one piece; the first begins at 0, each at the end of the one before, to 1. */
  static List<Piece> of(Gradient gradient, InkSpace inks) {
    var ramp = new InkRamp(inks);
    List<Gradient.Stop> stops = gradient.stops();
    Gradient.Stop first = stops.getFirst();
    ramp.even(0, first.offset(), first.color());
    for (int i = 1; i < stops.size(); i++) {
      ramp.between(stops.get(i - 1), stops.get(i));
    }
    Gradient.Stop last = stops.getLast();
    ramp.even(last.offset(), 1, last.color());
    return ramp.pieces;
  }

  private void even(double from, double to, Color color) {
    add(from, to, color, color);
  }

  private void between(Gradient.Stop start, Gradient.Stop end) {
    int parts = start.color().equals(end.color()) ? 1 : inks.gradientParts();
    for (int part = 0; part < parts; part++) {
      double from = part / (double) parts;
      double to = (part + 1) / (double) parts;
      add(
          mixed(start.offset(), end.offset(), from),
          mixed(start.offset(), end.offset(), to),
          mixed(start.color(), end.color(), from),
          mixed(start.color(), end.color(), to));
    }
  }

  /** Two stops at one place are a sharp edge: there is no piece between them. */
  private void add(double from, double to, Color start, Color end) {
    if (to > from) {
      pieces.add(new Piece(from, to, inks.components(start), inks.components(end)));
    }
  }

  private static Color mixed(Color start, Color end, double share) {
    return new Color(
        (int) Math.round(mixed(start.red(), end.red(), share)),
        (int) Math.round(mixed(start.green(), end.green(), share)),
        (int) Math.round(mixed(start.blue(), end.blue(), share)));
  }

  private static double mixed(double start, double end, double share) {
    return share == 1 ? end : start + (end - start) * share;
  }
}
