package dev.waypost.store;

/** What a database said, in one line. */
final class RootCause {
  private RootCause() {}

  /** The first line of the innermost message, without a full stop. */
  static String line(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String message = root.getMessage();
    String line =
        message == null
            ? root.getClass().getSimpleName()
            : message.strip().lines().findFirst().orElse("");
    return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
  }
}
