package dev.waypost.resolver.gates;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may happen to each of many: so often at once, and once more after each
 * interval. Those that nothing happened to for longest are forgotten where there are too many.
 * Thread-safe.
 */
final class Allowance {
  private final int atOnce;
  private final Duration interval;
  private final Map<String, Bucket> byName;

  /** When all that was taken will have been given back. */
  private record Bucket(Instant fullAt) {}

  /**
   * An allowance for each.
   *
   * @param interval until one that was taken is given back
   * @param most how many are remembered
   */
  Allowance(int atOnce, Duration interval, int most) {
    this.atOnce = atOnce;
    this.interval = interval;
    this.byName =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > most;
          }
        };
  }

  /** How long until there is something left; zero or less where there is now. */
  synchronized Duration untilLeft(String name, Instant now) {
    Bucket bucket = byName.get(name);
    if (bucket == null) {
      return Duration.ZERO;
    }
    return Duration.between(now, bucket.fullAt).minus(interval.multipliedBy(atOnce - 1L));
  }

  /** Takes one, be there something left or not. */
  synchronized void take(String name, Instant now) {
    Bucket bucket = byName.get(name);
    Instant from = bucket == null || bucket.fullAt.isBefore(now) ? now : bucket.fullAt;
    byName.put(name, new Bucket(from.plus(interval)));
  }
}
