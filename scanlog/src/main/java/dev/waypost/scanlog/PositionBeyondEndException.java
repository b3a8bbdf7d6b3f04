package dev.waypost.scanlog;

import java.io.IOException;

/** A reader has taken more of a log than the log holds. */
public final class PositionBeyondEndException extends IOException {
  private static final long serialVersionUID = 1L;

  PositionBeyondEndException(String logId, long position, long end) {
    super(
        "Position %d lies behind the end %d of the scan log %s. Its directory was probably replaced by an older copy: restore the newer one, or move it away to begin a new log."
            .formatted(position, end, logId));
  }
}
