package dev.waypost.render;

import java.util.List;

/**
 * Colours that pass into each other, in sRGB without linear light, as SVG does by default (SVG 2,
 * section 14.2).
 *
 * @param kind along a line, or from the middle outwards
 * @param angleDegrees of a linear gradient: 0 from left to right, 90 from top to bottom, clockwise;
 *     a radial one has none
 * @param stops 2 to {@value #MOST_STOPS}, by growing offset
 */
public record Gradient(Kind kind, double angleDegrees, List<Stop> stops) implements Paint {
  public static final int MOST_STOPS = 8;

  /** How a gradient runs. */
  public enum Kind {
    /** Along a line through the middle of the area, from one edge to the other. */
    LINEAR,
    /** From the middle of the area to its farthest corners. */
    RADIAL
  }

  /**
   * A colour at a place.
   *
   * @param offset 0 where the gradient begins, 1 where it ends
   */
  public record Stop(double offset, Color color) {}

  /**
   * @throws IllegalArgumentException if there are too few or too many stops, or one is out of order
   *     or outside 0 to 1
   */
  public Gradient {
    stops = List.copyOf(stops);
    if (stops.size() < 2 || stops.size() > MOST_STOPS) {
      throw new IllegalArgumentException(
          "A gradient has 2 to %d stops, but %d were given.".formatted(MOST_STOPS, stops.size()));
    }
    double last = 0;
    for (Stop stop : stops) {
      if (!(stop.offset() >= last && stop.offset() <= 1)) {
        throw new IllegalArgumentException(
            "The offsets of a gradient grow from 0 to 1, but %s follows %s."
                .formatted(stop.offset(), last));
      }
      last = stop.offset();
    }
  }

  @Override
  public List<Color> colors() {
    return stops.stream().map(Stop::color).toList();
  }
}
