package dev.waypost.scanlog;

import java.io.IOException;

/** The bytes are not a scan record that this version of Waypost knows. */
final class MalformedScanException extends IOException {
  private static final long serialVersionUID = 1L;

  MalformedScanException(String message) {
    super(message);
  }
}
