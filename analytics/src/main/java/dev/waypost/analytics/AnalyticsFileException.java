package dev.waypost.analytics;

import java.io.IOException;

/**
 * A file cannot serve as analytics database; it was left as it is. The message is one sentence for
 * the operator.
 */
public final class AnalyticsFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why a file is refused. */
  public enum Reason {
    /** A newer Waypost wrote it. */
    NEWER,
    /** It is damaged, in use, out of reach, or not a file of ours. */
    UNUSABLE
  }

  private final Reason reason;

  AnalyticsFileException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  AnalyticsFileException(String message, Throwable cause) {
    super(message, cause);
    this.reason = Reason.UNUSABLE;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
