package dev.waypost.codes;

import org.jspecify.annotations.Nullable;

/** What a patch says of one field: nothing, or its new value. */
public sealed interface Change<T extends @Nullable Object> {

  /** The field stays as it is. */
  record Keep<T extends @Nullable Object>() implements Change<T> {}

  /** The field gets this value. */
  record To<T extends @Nullable Object>(T value) implements Change<T> {}

  /** The value after the change. */
  default T applyTo(T current) {
    return switch (this) {
      case Keep<T> _ -> current;
      case To<T>(T value) -> value;
    };
  }

  /** The field stays as it is. */
  static <T extends @Nullable Object> Change<T> keep() {
    return new Keep<>();
  }

  /** The field gets this value. */
  static <T extends @Nullable Object> Change<T> to(T value) {
    return new To<>(value);
  }
}
