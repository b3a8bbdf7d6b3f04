package dev.waypost.routing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One route as it lies among the bytes of a {@link RouteTable} and of its copies:
 *
 * <pre>
 *  0  4  length of all of this in bytes; the top bit is set where the route has a plan
 *  4  4  number of the domain
 *  8  2  length of the key in UTF-16 code units; the top bit is set where they take two bytes each
 * 10     the key: one byte for each code unit where all are below 256, else two
 *        the route, as {@link RouteCodec} writes it
 * </pre>
 *
 * <p>In a table a route with a plan lies here without most of it, which is kept once for many
 * routes ({@link SharedPlan}), and behind the entry stands where.
 *
 * <p>Numbers are big-endian. Any Java string survives as a key, so that no two keys become one.
 */
final class RouteEntry {
  /** A key beyond this many code units is in no table. */
  static final int LONGEST_KEY = 0x7FFF;

  /** Bytes before the key. */
  static final int HEADER_BYTES = 10;

  /** Bytes behind an entry in a table whose route has a plan: where what it shares is. */
  static final int PLACE_BYTES = 4;

  private static final int DOMAIN = 4;
  private static final int KEY_LENGTH = 8;
  private static final int PLAN = 1 << 31;
  private static final int WIDE = 1 << 15;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle CHAR =
      MethodHandles.byteArrayViewVarHandle(char[].class, ByteOrder.BIG_ENDIAN);

  private RouteEntry() {}

  /** The entry of a route. */
  static byte[] of(int domain, String key, Route route) {
    return of(domain, key, RouteCodec.encode(route), hasPlan(route));
  }

  /** The entry in a table of a route with a plan, of which these addresses are not shared. */
  static byte[] of(int domain, String key, Route route, List<String> addresses) {
    return of(domain, key, RouteCodec.encode(route, addresses), true);
  }

  private static byte[] of(int domain, String key, byte[] route, boolean hasPlan) {
    boolean wide = isWide(key);
    int routeOffset = HEADER_BYTES + keyBytes(key);
    byte[] entry = new byte[routeOffset + route.length];
    INT.set(entry, 0, hasPlan ? entry.length | PLAN : entry.length);
    INT.set(entry, DOMAIN, domain);
    SHORT.set(entry, KEY_LENGTH, (short) (wide ? key.length() | WIDE : key.length()));
    if (wide) {
      for (int i = 0; i < key.length(); i++) {
        CHAR.set(entry, HEADER_BYTES + Character.BYTES * i, key.charAt(i));
      }
    } else {
      byte[] latin = key.getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(latin, 0, entry, HEADER_BYTES, latin.length);
    }
    System.arraycopy(route, 0, entry, routeOffset, route.length);
    return entry;
  }

  static int domain(byte[] bytes, int offset) {
    return (int) INT.get(bytes, offset + DOMAIN);
  }

  static void domain(byte[] bytes, int offset, int domain) {
    INT.set(bytes, offset + DOMAIN, domain);
  }

  /** Whether a route has more than one destination for everybody. */
  static boolean hasPlan(Route route) {
    return !route.plan().equals(RoutePlan.PLAIN);
  }

  /** Whether the route of an entry has a plan. */
  static boolean hasPlan(byte[] bytes, int offset) {
    return ((int) INT.get(bytes, offset) & PLAN) != 0;
  }

  static int routeOffset(byte[] bytes, int offset) {
    int keyLength = (short) SHORT.get(bytes, offset + KEY_LENGTH);
    int units = keyLength & LONGEST_KEY;
    return offset + HEADER_BYTES + ((keyLength & WIDE) == 0 ? units : Character.BYTES * units);
  }

  static int length(byte[] bytes, int offset) {
    return length((int) INT.get(bytes, offset));
  }

  /** The length of an entry that begins with these four bytes. */
  static int length(int firstBytes) {
    return firstBytes & ~PLAN;
  }

  /** The length of an entry in a table, with what stands behind it. */
  static int lengthInTable(byte[] bytes, int offset) {
    int length = length(bytes, offset);
    return hasPlan(bytes, offset) ? length + PLACE_BYTES : length;
  }

  /**
   * Refuses what is no whole entry.
   *
   * @throws IllegalArgumentException if the entry would end behind the limit, or its route is of a
   *     version that is not read
   */
  static void requireWhole(byte[] bytes, int offset, int limit) {
    if (limit - offset < HEADER_BYTES || limit - offset < length(bytes, offset)) {
      throw new IllegalArgumentException("Route that is cut off.");
    }
    if (offset + length(bytes, offset) - routeOffset(bytes, offset) < RouteCodec.LEAST_BYTES) {
      throw new IllegalArgumentException("Route with a key of impossible length.");
    }
    RouteCodec.requireReadable(bytes, routeOffset(bytes, offset));
  }

  /** Whether two entries are of one key in one domain. */
  static boolean isSameKey(byte[] one, int oneOffset, byte[] other, int otherOffset) {
    return domain(one, oneOffset) == domain(other, otherOffset)
        && Arrays.equals(
            one,
            oneOffset + KEY_LENGTH,
            routeOffset(one, oneOffset),
            other,
            otherOffset + KEY_LENGTH,
            routeOffset(other, otherOffset));
  }

  static String key(byte[] bytes, int offset) {
    int start = offset + HEADER_BYTES;
    int length = routeOffset(bytes, offset) - start;
    if (!isWide(bytes, offset)) {
      return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }
    char[] units = new char[length / Character.BYTES];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) CHAR.get(bytes, start + Character.BYTES * i);
    }
    return new String(units);
  }

  /** The number of the change that brought the route. */
  static long revision(byte[] bytes, int offset) {
    return RouteCodec.revision(bytes, routeOffset(bytes, offset));
  }

  /** Whether the code is there no more. */
  static boolean isRemoved(byte[] bytes, int offset) {
    return RouteCodec.isRemoved(bytes, routeOffset(bytes, offset));
  }

  /** The route, decoded. */
  static Route route(byte[] bytes, int offset) {
    return RouteCodec.decode(bytes, routeOffset(bytes, offset), offset + length(bytes, offset));
  }

  /** The route of an entry in a table, with what it shares. */
  static Route route(byte[] bytes, int offset, SharedPlan shared) {
    int from = routeOffset(bytes, offset);
    return RouteCodec.decode(bytes, from, offset + length(bytes, offset), shared);
  }

  /** Whether an entry is that of a key in a domain. */
  static boolean matches(byte[] bytes, int offset, int domain, String key) {
    int keyLength = (short) SHORT.get(bytes, offset + KEY_LENGTH);
    int units = keyLength & LONGEST_KEY;
    if (units != key.length() || domain(bytes, offset) != domain) {
      return false;
    }
    int start = offset + HEADER_BYTES;
    boolean wide = (keyLength & WIDE) != 0;
    for (int i = 0; i < units; i++) {
      char unit =
          wide
              ? (char) CHAR.get(bytes, start + Character.BYTES * i)
              : (char) (bytes[start + i] & 0xFF);
      if (unit != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isWide(byte[] bytes, int offset) {
    return ((short) SHORT.get(bytes, offset + KEY_LENGTH) & WIDE) != 0;
  }

  private static int keyBytes(String key) {
    return isWide(key) ? Character.BYTES * key.length() : key.length();
  }

  private static boolean isWide(String key) {
    for (int i = 0; i < key.length(); i++) {
      if (key.charAt(i) > 0xFF) {
        return true;
      }
    }
    return false;
  }
}
