package dev.waypost.localcopy;

import java.time.Instant;
import java.util.Map;

/**
 * The signed links that were taken back and have not ended by themselves.
 *
 * @param number of the last revocation in it, 0 for none
 * @param ends by the id of the link, when it ends by itself; {@link Instant#MAX} for never
 */
public record Revocations(long number, Map<String, Instant> ends) {
  public Revocations {
    ends = Map.copyOf(ends);
  }
}
