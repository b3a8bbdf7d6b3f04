package dev.waypost.analytics;

/** The analytics database did not answer. Nothing was changed; scans and codes are not affected. */
public final class AnalyticsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AnalyticsException(String message, Throwable cause) {
    super(message, cause);
  }
}
