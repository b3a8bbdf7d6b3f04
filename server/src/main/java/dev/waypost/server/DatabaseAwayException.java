package dev.waypost.server;

import org.jspecify.annotations.Nullable;

/**
 * The control plane can't begin because of its database, with one sentence that says why. Scans can
 * be answered all the same where there is a local copy, and it may pass by itself.
 */
final class DatabaseAwayException extends Exception {
  private static final long serialVersionUID = 1L;

  DatabaseAwayException(String message) {
    super(message);
  }

  DatabaseAwayException(@Nullable String message, Throwable cause) {
    super(message == null ? cause.toString() : message, cause);
  }
}
