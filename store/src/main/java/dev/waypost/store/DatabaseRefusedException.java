package dev.waypost.store;

/**
 * A database that can't be opened, with one sentence that says why and what to do. Nothing in it
 * was changed.
 */
public final class DatabaseRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why a database is refused. */
  public enum Reason {
    /** A newer Waypost changed its schema; only that one or a later one can use it. */
    NEWER,
    /** It is out of reach, refuses us, is damaged or in use; that may pass. */
    UNUSABLE
  }

  private final Reason reason;

  /** Creates the exception for a schema that is newer than this program. */
  DatabaseRefusedException(String message) {
    super(message);
    this.reason = Reason.NEWER;
  }

  /** Creates the exception with what the database said. */
  DatabaseRefusedException(String message, Throwable cause) {
    super(message, cause);
    this.reason = Reason.UNUSABLE;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
