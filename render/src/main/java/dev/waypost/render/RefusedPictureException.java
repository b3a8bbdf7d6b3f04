package dev.waypost.render;

/** A file that is no picture that can be taken. The message tells people why and what to do. */
public final class RefusedPictureException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why it can't be taken. */
  public enum Reason {
    /** It is another kind of file. */
    UNSUPPORTED,
    /** It is cut off or can't be read. */
    DAMAGED,
    /** It has more pixels than are read. */
    TOO_LARGE
  }

  private final Reason reason;

  /** With what to tell the one who sent it. */
  public RefusedPictureException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why it can't be taken. */
  public Reason reason() {
    return reason;
  }
}
