package dev.waypost.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which values of a parameter are still possible. A parameter may stand in a query several times,
 * so that several wishes can be met at once.
 *
 * @param wanted sets of which each must have one of its values there; an empty set for any value
 * @param excluded values that are not there
 * @param isAbsent whether there is no such parameter at all
 */
record QueryValues(List<Set<String>> wanted, Set<String> excluded, boolean isAbsent) {
  /** Anything, or nothing. */
  static final QueryValues ANY = new QueryValues(List.of(), Set.of(), false);

  boolean isEmpty() {
    if (isAbsent) {
      return !wanted.isEmpty();
    }
    return wanted.stream().anyMatch(values -> !values.isEmpty() && excluded.containsAll(values));
  }

  QueryValues andWanted(Set<String> values) {
    List<Set<String>> more = new ArrayList<>(wanted);
    more.add(values);
    return new QueryValues(List.copyOf(more), excluded, isAbsent);
  }

  QueryValues andNot(Set<String> values) {
    if (values.isEmpty()) {
      return new QueryValues(wanted, excluded, true);
    }
    Set<String> more = new HashSet<>(excluded);
    more.addAll(values);
    return new QueryValues(wanted, Set.copyOf(more), isAbsent);
  }
}
