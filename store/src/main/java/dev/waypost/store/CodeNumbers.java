package dev.waypost.store;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers that order codes by the time they were made: milliseconds since 1970 times 2^21, plus
 * what tells those of one millisecond apart, counted up from a random start. Two processes that
 * draw the same one are told by the unique index, and go on elsewhere.
 */
final class CodeNumbers {
  private static final int BITS = 21;
  private static final int STARTS = 1 << (BITS - 1);

  private long last;

  /** The next number of a code made at that moment. */
  synchronized long next(Instant createdAt) {
    long first = least(createdAt);
    boolean sameMillisecond = last >>> BITS == first >>> BITS;
    last = sameMillisecond ? last + 1 : first + ThreadLocalRandom.current().nextInt(STARTS);
    return last;
  }

  /** Goes on elsewhere: numbers from here on were drawn by another process as well. */
  synchronized void skip() {
    last += ThreadLocalRandom.current().nextInt(1, STARTS);
  }

  /** The least number of codes made at that moment. */
  static long least(Instant moment) {
    // Beyond these bounds no code was ever made; the shift would overflow.
    long millis = Math.clamp(moment.toEpochMilli(), 0, 1L << 41);
    return millis << BITS;
  }
}
