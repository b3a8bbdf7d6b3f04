package dev.waypost.payload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields of a content; what is null, empty or false is left out. */
final class ContentTree {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Adds a value, if there is one. */
  ContentTree put(String name, @Nullable Object value) {
    boolean empty =
        switch (value) {
          case null -> true;
          case List<?> list -> list.isEmpty();
          case Map<?, ?> map -> map.isEmpty();
          case Boolean truth -> !truth;
          default -> false;
        };
    if (!empty) {
      values.put(name, value instanceof Enum<?> word ? name(word) : value);
    }
    return this;
  }

  /** The fields, in the order in which they were added. */
  Map<String, Object> values() {
    return values;
  }

  /** The name of a word in the API. */
  static String name(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
