package dev.waypost.routing;

/**
 * {@link SipHash}-1-3 of a domain and a key: one round for each word and three at the end, as hash
 * tables use it. Who does not know the seed can't choose keys that collide, however many custom
 * keys they may make.
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
    var state = new SipHash(first, second);
    state.takeOnce(domain);
    int length = key.length();
    int whole = length - length % CHARS_IN_WORD;
    for (int i = 0; i < whole; i += CHARS_IN_WORD) {
      state.takeOnce(
          key.charAt(i)
              | (long) key.charAt(i + 1) << 16
              | (long) key.charAt(i + 2) << 32
              | (long) key.charAt(i + 3) << 48);
    }
    long last = (long) (Long.BYTES + length * Character.BYTES) << 56;
    for (int i = whole; i < length; i++) {
      last |= (long) key.charAt(i) << ((i - whole) * Character.SIZE);
    }
    state.takeOnce(last);
    return state.end(3);
  }
}
