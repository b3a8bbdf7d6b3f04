package dev.waypost.store;

/**
 * A database that can't be opened, with one sentence that says why and what to do. Nothing in it
 * was changed.
 */
public final class DatabaseRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public DatabaseRefusedException(String message) {
    super(message);
  }

  /** Creates the exception with what the database said. */
  public DatabaseRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
