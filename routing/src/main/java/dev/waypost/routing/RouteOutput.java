package dev.waypost.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The bytes of a route while they are written.
 *
 * <p>Numbers that are mostly small are written as variable-length integers: seven bits a byte, the
 * lowest first, the highest bit set in all bytes but the last (LEB128, DWARF 5 §7.6).
 */
final class RouteOutput {
  private byte[] bytes = new byte[160];
  private int length;

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  RouteOutput oneByte(int value) {
    reserve(1);
    bytes[length++] = (byte) value;
    return this;
  }

  RouteOutput eightBytes(long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      oneByte((int) (value >>> shift));
    }
    return this;
  }

  RouteOutput number(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      oneByte(((int) rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    return oneByte((int) rest);
  }

  RouteOutput text(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    number(utf8.length);
    reserve(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return this;
  }

  /** To the nanosecond. Seconds before 1970 come between those after it: 0, -1, 1, -2, … */
  RouteOutput instant(Instant instant) {
    long seconds = instant.getEpochSecond();
    return number((seconds << 1) ^ (seconds >> 63)).number(instant.getNano());
  }

  RouteOutput percent(double percent) {
    return eightBytes(Double.doubleToLongBits(RouteLimits.percent(percent)));
  }

  /** In their natural order, so that equal sets give equal bytes. */
  RouteOutput sortedTexts(Collection<String> texts) {
    return list(texts.stream().sorted().toList(), RouteOutput::text);
  }

  RouteOutput texts(List<String> texts) {
    return list(texts, RouteOutput::text);
  }

  RouteOutput map(Map<String, String> map) {
    number(map.size());
    map.forEach((name, value) -> text(name).text(value));
    return this;
  }

  <T> RouteOutput list(List<T> items, BiConsumer<RouteOutput, T> item) {
    number(items.size());
    for (T each : items) {
      item.accept(this, each);
    }
    return this;
  }

  private void reserve(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
