package dev.waypost.server;

import org.jspecify.annotations.Nullable;

/** A start that is refused, with one sentence that says why and what to do. Nothing was damaged. */
final class StartRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  StartRefusedException(String message) {
    super(message);
  }

  StartRefusedException(@Nullable String message, Throwable cause) {
    super(message == null ? cause.toString() : message, cause);
  }
}
