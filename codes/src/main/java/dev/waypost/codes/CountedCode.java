package dev.waypost.codes;

import java.time.Instant;

/**
 * A code with its number of scans, which changes without an edit.
 *
 * @param scans scans by people, as far as they have been counted
 */
public record CountedCode(Code code, long scans) {
  /** Whether the code is active by its owner's decision, but past its time or its last scan. */
  public boolean isExpiredAt(Instant time) {
    return code.expiredAt(time) || code.expiredAfter(scans);
  }
}
