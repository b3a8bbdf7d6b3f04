package dev.waypost.resolver.gates;

import dev.waypost.routing.gates.LinkId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The signed links that were taken back and have not ended by themselves, in memory for every scan
 * that comes by one. Thread-safe.
 */
public final class RevokedLinks {
  private final Map<LinkId, Instant> ends = new ConcurrentHashMap<>();
  private volatile boolean known;

  /**
   * The next scan by this link is refused.
   *
   * @param expiresAt from when on the link is refused anyway; null for never
   */
  public void add(LinkId link, @Nullable Instant expiresAt) {
    ends.put(link, expiresAt == null ? Instant.MAX : expiresAt);
  }

  /** Forgets the links that have ended by themselves. To be called now and then. */
  public void forgetEnded(Instant now) {
    ends.values().removeIf(end -> !now.isBefore(end));
  }

  /** All that were taken back up to some moment have been added. */
  public void know() {
    known = true;
  }

  /** Whether {@link #contains} can be relied on. */
  public boolean isKnown() {
    return known;
  }

  /** When the links that were taken back end by themselves; {@link Instant#MAX} for never. */
  public Map<LinkId, Instant> ends() {
    return Map.copyOf(ends);
  }

  /** Whether a link was taken back. */
  public boolean contains(LinkId link) {
    return ends.containsKey(link);
  }
}
