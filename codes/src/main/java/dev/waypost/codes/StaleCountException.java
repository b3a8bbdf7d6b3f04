package dev.waypost.codes;

/** Scans that somebody wanted to count are counted already; nothing was added. */
public final class StaleCountException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The log is not counted up to where it was believed to be. */
  public StaleCountException(String logId, long position) {
    super("The scan log " + logId + " is not counted up to " + position + " any more.");
  }
}
