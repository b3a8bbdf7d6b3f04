package dev.waypost.routing;

/**
 * Bounds that hold in every route, checked when one is written as bytes and when it is read: a
 * route that could not be read again is refused when it is made.
 */
final class RouteLimits {
  private RouteLimits() {}

  /** The number, if it lies within bounds, both inclusive. */
  static long within(String what, long number, long least, long most) {
    if (number < least || number > most) {
      throw RouteInput.refusal(
          "%s of %d where %d to %d are possible".formatted(what, number, least, most));
    }
    return number;
  }

  /** The percentage, if it is one. */
  static double percent(double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw RouteInput.refusal("a share of " + percent + " percent");
    }
    return percent + 0.0;
  }
}
