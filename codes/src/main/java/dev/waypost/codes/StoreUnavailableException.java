package dev.waypost.codes;

import org.jspecify.annotations.Nullable;

/**
 * The database can't be reached or can't write at present. Nothing was changed; the same call may
 * work later.
 */
public final class StoreUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception with what the database said. */
  public StoreUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
