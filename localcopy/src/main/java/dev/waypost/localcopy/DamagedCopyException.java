package dev.waypost.localcopy;

/** A file of the copy is not what was written. The message says what is wrong, in a few words. */
final class DamagedCopyException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedCopyException(String message) {
    super(message);
  }
}
