package dev.waypost.codes;

import org.jspecify.annotations.Nullable;

/**
 * Writes the answer to a call before what it asks for is stored, so that both can be stored
 * together.
 *
 * @param <T> what will have been done
 */
@FunctionalInterface
public interface Receipt<T> {

  /**
   * The answer to keep in the same transaction; null where none is to be kept. It may be asked for
   * again with something else, because storing is tried again where another was faster; the last
   * answer counts.
   *
   * @param done what will have been done once it is stored
   */
  @Nullable KeptAnswer of(T done);

  /** For calls whose answers are not kept. */
  static <T> Receipt<T> none() {
    return _ -> null;
  }
}
