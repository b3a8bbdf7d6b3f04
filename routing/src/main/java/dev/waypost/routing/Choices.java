package dev.waypost.routing;

import java.util.HashSet;
import java.util.Set;

/**
 * Which of many values are still possible.
 *
 * @param values the possible ones, or those that are excluded
 * @param areExcluded whether anything but the values is possible, and also that there is no value
 */
record Choices(Set<?> values, boolean areExcluded) {

  /** A known value that is one of these. */
  static Choices of(Set<?> values) {
    return new Choices(values, false);
  }

  boolean isEmpty() {
    return !areExcluded && values.isEmpty();
  }

  boolean allows(Object value) {
    return values.contains(value) != areExcluded;
  }

  Choices not() {
    return new Choices(values, !areExcluded);
  }

  Choices and(Choices other) {
    if (areExcluded && !other.areExcluded) {
      return other.and(this);
    }
    Set<Object> both = new HashSet<>(values);
    if (!areExcluded) {
      both.removeIf(value -> !other.allows(value));
      return new Choices(both, false);
    }
    both.addAll(other.values);
    return new Choices(both, true);
  }
}
