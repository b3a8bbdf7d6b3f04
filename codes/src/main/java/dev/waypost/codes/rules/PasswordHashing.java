package dev.waypost.codes.rules;

import org.jspecify.annotations.Nullable;

/** Makes what is kept of a password. */
@FunctionalInterface
public interface PasswordHashing {
  /**
   * The hash of a password.
   *
   * @param before the hash that the code has; it stays where it is of this password
   */
  String hash(String password, @Nullable String before);
}
