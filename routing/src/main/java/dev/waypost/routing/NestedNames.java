package dev.waypost.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which names are still possible where a name takes in all names below it, as languages and hosts
 * do. Two such names either lie one below the other, or have nothing in common.
 *
 * @param within the name is one of these or below one; null where nothing was said, so that there
 *     may be none
 * @param outside the name is none of these and below none
 * @param isBelow whether the first is the second or below it
 */
record NestedNames(
    @Nullable List<String> within, List<String> outside, BiPredicate<String, String> isBelow) {

  /** Any name, or none. */
  static NestedNames any(BiPredicate<String, String> isBelow) {
    return new NestedNames(null, List.of(), isBelow);
  }

  boolean isEmpty() {
    return within != null && within.isEmpty();
  }

  NestedNames andWithin(Collection<String> names) {
    List<String> common = new ArrayList<>();
    if (within == null) {
      common.addAll(names);
    } else {
      for (String one : within) {
        for (String two : names) {
          if (isBelow.test(one, two)) {
            common.add(one);
          } else if (isBelow.test(two, one)) {
            common.add(two);
          }
        }
      }
    }
    common.removeIf(this::isOutside);
    return new NestedNames(common.stream().distinct().toList(), outside, isBelow);
  }

  NestedNames andOutside(Collection<String> names) {
    List<String> more = new ArrayList<>(outside);
    more.addAll(names);
    NestedNames narrowed = new NestedNames(within, List.copyOf(more), isBelow);
    return within == null ? narrowed : narrowed.andWithin(within);
  }

  private boolean isOutside(String name) {
    return outside.stream().anyMatch(other -> isBelow.test(name, other));
  }
}
