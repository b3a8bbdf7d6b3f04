package dev.waypost.resolver;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read from header values that come again and again, such as those of common browsers. A
 * value may lie in one of two places, where it displaces what was there before, so that the cache
 * never grows and two values that are both common don't displace each other for long; values of
 * {@value #LONGEST_BYTES} bytes and more are not kept. Not thread-safe: one for each event loop.
 */
final class HeaderCache<T> {
  private static final int LONGEST_BYTES = 512;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** 2 to the 64th by the golden ratio: its multiples lie far apart (Knuth, TAOCP 3, §6.4). */
  private static final long ODD = 0x9E3779B97F4A7C15L;

  /** A power of two. */
  private static final int PLACES = 2048;

  /** A bit of the hash that decides no place. */
  private static final int TOSS = 1 << 31;

  private final Function<String, T> read;
  private final @Nullable Entry<T>[] entries;

  /**
   * @param read reads a value; called with ISO 8859-1 text
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // Java makes no arrays of generic types
  HeaderCache(Function<String, T> read) {
    this.read = read;
    this.entries = (Entry<T>[]) new Entry[PLACES];
  }

  private static final class Entry<T> {
    private final byte[] bytes;
    private final T value;

    Entry(byte[] bytes, T value) {
      this.bytes = bytes;
      this.value = value;
    }

    boolean is(byte[] array, int from, int to) {
      return Arrays.equals(bytes, 0, bytes.length, array, from, to);
    }
  }

  /** What the bytes from an index up to another say. */
  T get(byte[] array, int from, int to) {
    if (to - from >= LONGEST_BYTES) {
      return read.apply(text(array, from, to));
    }
    int hash = hash(array, from, to);
    int place = hash & (PLACES - 1);
    Entry<T> entry = entries[place];
    if (entry != null && entry.is(array, from, to)) {
      return entry.value;
    }
    int otherPlace = (hash >>> 12) & (PLACES - 1);
    Entry<T> other = entries[otherPlace];
    if (other != null && other.is(array, from, to)) {
      return other.value;
    }
    var read =
        new Entry<>(Arrays.copyOfRange(array, from, to), this.read.apply(text(array, from, to)));
    entries[isFirstBetter(entry, other, hash) ? place : otherPlace] = read;
    return read.value;
  }

  /** Whether a value goes into the first of its places: nothing is displaced while one is free. */
  private boolean isFirstBetter(@Nullable Entry<T> entry, @Nullable Entry<T> other, int hash) {
    return entry == null || (other != null && (hash & TOSS) == 0);
  }

  /** What a text says. */
  T get(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return get(bytes, 0, bytes.length);
  }

  private static String text(byte[] array, int from, int to) {
    return new String(array, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Eight bytes at a time, since agents are long; which of them collide is no secret. */
  private static int hash(byte[] array, int from, int to) {
    long hash = (long) to - from;
    int i = from;
    for (; i <= to - Long.BYTES; i += Long.BYTES) {
      hash = mixed(hash ^ (long) LONG.get(array, i));
    }
    for (; i < to; i++) {
      hash = mixed(hash ^ array[i]);
    }
    return (int) ((hash * ODD) >>> 32);
  }

  private static long mixed(long hash) {
    return Long.rotateLeft(hash * ODD, 29);
  }
}
