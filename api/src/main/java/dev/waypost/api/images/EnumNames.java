package dev.waypost.api.images;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Constants as the API names them: in lower case. */
final class EnumNames {
  private EnumNames() {}

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static <E extends Enum<E>> List<String> all(E[] values) {
    return Stream.of(values).map(EnumNames::name).toList();
  }

  /** The constant of a name that is among them. */
  static <E extends Enum<E>> E of(String name, E[] values) {
    return Stream.of(values)
        .filter(value -> name(value).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no \"" + name + "\"."));
  }
}
