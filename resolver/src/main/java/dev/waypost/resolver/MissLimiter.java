package dev.waypost.resolver;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Keeps whoever tries keys from trying many. Each network has a bucket of a minute's worth of
 * misses that is filled again steadily (the generic cell rate algorithm, ITU-T I.371: all that is
 * kept of a bucket is when it will be full again).
 *
 * <p>The buckets lie in a table of a fixed size. Where it is crowded, the bucket that is full again
 * first is given up; so a flood from very many networks costs no memory, and somebody may begin
 * with a full bucket again.
 */
final class MissLimiter {
  /** Nobody is limited. */
  static final long ALLOWED = 0;

  /** A power of two. */
  private static final int PLACES = 16 * 1024;

  /** How many places one network may have its bucket in. */
  private static final int NEIGHBOURS = 8;

  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  private final int perMinute;
  private final long[] networks = new long[PLACES];
  private final long[] fullAt = new long[PLACES];
  private long limited;

  /**
   * @param perMinute 0 for no limit
   */
  MissLimiter(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * Counts a miss.
   *
   * @param now in nanoseconds, growing, at least 0
   * @return {@link #ALLOWED}, or after how many seconds the next one will be allowed
   */
  synchronized long miss(InetAddress from, long now) {
    if (perMinute == 0) {
      return ALLOWED;
    }
    int place = place(Network.of(from), now);
    long each = MINUTE / perMinute;
    long full = Math.max(fullAt[place], now) + each;
    long tooMuch = full - now - MINUTE;
    if (tooMuch > 0) {
      limited++;
      return Math.ceilDiv(tooMuch, Duration.ofSeconds(1).toNanos());
    }
    fullAt[place] = full;
    return ALLOWED;
  }

  /** How many misses were limited. */
  synchronized long limited() {
    return limited;
  }

  private int place(long network, long now) {
    int first = (int) ((network * 0x9E3779B97F4A7C15L) >>> 40);
    int free = -1;
    for (int i = 0; i < NEIGHBOURS; i++) {
      int place = (first + i) & (PLACES - 1);
      if (networks[place] == network && fullAt[place] > now) {
        return place;
      }
      if (free < 0 || fullAt[place] < fullAt[free]) {
        free = place;
      }
    }
    networks[free] = network;
    fullAt[free] = 0;
    return free;
  }
}
