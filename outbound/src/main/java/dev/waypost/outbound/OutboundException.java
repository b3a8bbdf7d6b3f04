package dev.waypost.outbound;

/** Something outside could not be asked, or its answer could not be taken. */
public final class OutboundException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what happened, for people, as the rest of a sentence that starts with what was
   *     asked, such as "could not be reached"
   */
  public OutboundException(String message) {
    super(message);
  }

  /** Creates the exception with what caused it. */
  OutboundException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What happened. */
  public String reason() {
    String message = getMessage();
    return message == null ? "failed" : message;
  }
}
