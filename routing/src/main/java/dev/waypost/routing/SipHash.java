package dev.waypost.routing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): 64 bits that nobody
 * can foresee, or tell from drawn ones, who does not know the key of 128 bits.
 *
 * <p>It lives within one call, so that the compiler keeps it in registers.
 */
public final class SipHash {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long v0;
  private long v1;
  private long v2;
  private long v3;

  /**
   * Begins.
   *
   * @param first the first half of the key
   * @param second the second half of the key
   */
  SipHash(long first, long second) {
    v0 = first ^ 0x736f6d6570736575L;
    v1 = second ^ 0x646f72616e646f6dL;
    v2 = first ^ 0x6c7967656e657261L;
    v3 = second ^ 0x7465646279746573L;
  }

  /**
   * SipHash-2-4, which the paper's authors propose as a message authentication code, of the first
   * bytes of an array.
   *
   * @param first the first half of the key, little-endian
   * @param second the second half of the key, little-endian
   */
  public static long of(long first, long second, byte[] bytes, int length) {
    var hash = new SipHash(first, second);
    int whole = length & -Long.BYTES;
    for (int i = 0; i < whole; i += Long.BYTES) {
      hash.takeTwice((long) LONG.get(bytes, i));
    }
    long last = (long) length << 56;
    for (int i = whole; i < length; i++) {
      last |= (bytes[i] & 0xFFL) << ((i - whole) * Byte.SIZE);
    }
    hash.takeTwice(last);
    return hash.end(4);
  }

  /** Takes eight bytes in, with one round. */
  void takeOnce(long word) {
    v3 ^= word;
    round();
    v0 ^= word;
  }

  /** Takes eight bytes in, with two rounds. */
  void takeTwice(long word) {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  }

  /** The hash of what was taken in, of which the last word ended with the length. */
  long end(int rounds) {
    v2 ^= 0xff;
    for (int i = 0; i < rounds; i++) {
      round();
    }
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
