package dev.waypost.codes.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Enumerations as words in lower case. */
final class Words {
  private Words() {}

  /** The values by their words, in their order. */
  static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E value : type.getEnumConstants()) {
      words.put(of(value), value);
    }
    return Collections.unmodifiableMap(words);
  }

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** The words of these values, in the order of the enumeration. */
  static <E extends Enum<E>> List<Object> of(Collection<E> values) {
    return new ArrayList<>(values.stream().sorted().map(Words::of).toList());
  }

  /** A set that is written in the order in which it was read, whichever process writes it. */
  static <T> Set<T> inOrder(Collection<T> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  /** The same for a map. */
  static <K, V> Map<K, V> inOrder(Map<K, V> values) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
