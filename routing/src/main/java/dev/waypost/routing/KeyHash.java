package dev.waypost.routing;

/**
 * SipHash-1-3 of a domain and a key (Aumasson and Bernstein, "SipHash: a fast short-input PRF",
 * 2012, with one round for each word and three at the end, as hash tables use it). Who does not
 * know the seed can't choose keys that collide, however many custom keys they may make.
 *
 * @param first the first half of the seed
 * @param second the second half of the seed
 */
record KeyHash(long first, long second) {
  private static final int CHARS_IN_WORD = Long.BYTES / Character.BYTES;

  /**
   * The hash of these bytes: the domain's number as 8 bytes, then the key in UTF-16, little-endian.
   */
  long of(int domain, String key) {
    var state = new State(first, second);
    state.take(domain);
    int length = key.length();
    int whole = length - length % CHARS_IN_WORD;
    for (int i = 0; i < whole; i += CHARS_IN_WORD) {
      state.take(
          key.charAt(i)
              | (long) key.charAt(i + 1) << 16
              | (long) key.charAt(i + 2) << 32
              | (long) key.charAt(i + 3) << 48);
    }
    long last = (long) (Long.BYTES + length * Character.BYTES) << 56;
    for (int i = whole; i < length; i++) {
      last |= (long) key.charAt(i) << ((i - whole) * Character.SIZE);
    }
    state.take(last);
    return state.end();
  }

  /** Lives within one call, so that the compiler keeps it in registers. */
  private static final class State {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    State(long first, long second) {
      v0 = first ^ 0x736f6d6570736575L;
      v1 = second ^ 0x646f72616e646f6dL;
      v2 = first ^ 0x6c7967656e657261L;
      v3 = second ^ 0x7465646279746573L;
    }

    void take(long word) {
      v3 ^= word;
      round();
      v0 ^= word;
    }

    long end() {
      v2 ^= 0xff;
      round();
      round();
      round();
      return v0 ^ v1 ^ v2 ^ v3;
    }

    private void round() {
      v0 += v1;
      v2 += v3;
      v1 = Long.rotateLeft(v1, 13) ^ v0;
      v3 = Long.rotateLeft(v3, 16) ^ v2;
      v0 = Long.rotateLeft(v0, 32);
      v2 += v1;
      v0 += v3;
      v1 = Long.rotateLeft(v1, 17) ^ v2;
      v3 = Long.rotateLeft(v3, 21) ^ v0;
      v2 = Long.rotateLeft(v2, 32);
    }
  }
}
