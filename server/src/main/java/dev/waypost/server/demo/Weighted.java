package dev.waypost.server.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Things of which some come more often than others. */
final class Weighted<T> {
  private final List<T> things;
  private final double[] upTo;

  /**
   * Things with their weights.
   *
   * @param weight 0 or more; above 0 for at least one
   */
  Weighted(List<T> things, ToDoubleFunction<T> weight) {
    this.things = new ArrayList<>(things);
    this.upTo = new double[things.size()];
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += weight.applyAsDouble(things.get(i));
      upTo[i] = sum;
    }
  }

  /**
   * The thing at a place among all.
   *
   * @param number from 0 inclusive to 1 exclusive
   */
  T at(double number) {
    double sought = number * upTo[upTo.length - 1];
    int found = Arrays.binarySearch(upTo, sought);
    // What ends at the place has no part in it.
    int index = found < 0 ? -found - 1 : found + 1;
    return things.get(Math.min(index, things.size() - 1));
  }
}
