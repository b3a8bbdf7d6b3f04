package dev.waypost.codes;

import dev.waypost.routing.ShortKeys;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Ids of 26 characters in Crockford's base 32, lower case: 48 bits of milliseconds since 1970, then
 * 80 random bits, the layout of a ULID (https://github.com/ulid/spec). They sort by the time they
 * were made and can't be guessed.
 */
public final class TimeOrderedIds {
  private final InstantSource clock;
  private final SecureRandom random;

  /** Ids by this clock. */
  public TimeOrderedIds(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /** A new id. */
  public String next() {
    var id = new StringBuilder(26);
    append(id, clock.millis() & 0xFFFF_FFFF_FFFFL, 10);
    append(id, random.nextLong() & 0xFF_FFFF_FFFFL, 8);
    append(id, random.nextLong() & 0xFF_FFFF_FFFFL, 8);
    return id.toString().toLowerCase(Locale.ROOT);
  }

  private static void append(StringBuilder out, long value, int digits) {
    for (int shift = 5 * (digits - 1); shift >= 0; shift -= 5) {
      out.append(ShortKeys.ALPHABET.charAt((int) (value >>> shift) & 31));
    }
  }
}
