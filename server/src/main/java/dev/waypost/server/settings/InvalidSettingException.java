package dev.waypost.server.settings;

/** A setting that is refused, in one sentence with its name, its value and what is allowed. */
public final class InvalidSettingException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public InvalidSettingException(String message) {
    super(message);
  }
}
