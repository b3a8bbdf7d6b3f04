package dev.waypost.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The bytes of a route while they are read; the counterpart of {@link RouteOutput}. Every method
 * throws an IllegalArgumentException where the bytes end too early or are none that a RouteOutput
 * writes. What is allocated is in proportion to the bytes that are there, whatever lengths and
 * counts they claim.
 */
final class RouteInput {
  private final byte[] bytes;
  private final int start;
  private final int end;
  private int position;

  RouteInput(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.position = start;
  }

  /** The complaint about something in the bytes. */
  static IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException("Route with " + what + ".");
  }

  /** Says that the route ends here. */
  void end() {
    if (position < end) {
      throw new IllegalArgumentException(
          "Route followed by " + (end - position) + " bytes that do not belong to it.");
    }
  }

  byte oneByte() {
    require(1);
    return bytes[position++];
  }

  /** Flags in one byte, none above the highest that is known. */
  int flags(int highest) {
    int flags = oneByte() & 0xFF;
    if (flags >= highest << 1) {
      throw refusal("unknown flags " + flags);
    }
    return flags;
  }

  int fourBytes() {
    require(4);
    int value = 0;
    for (int i = 0; i < 4; i++) {
      value = (value << 8) | (bytes[position++] & 0xFF);
    }
    return value;
  }

  long eightBytes() {
    return ((long) fourBytes() << 32) | (fourBytes() & 0xFFFF_FFFFL);
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = oneByte();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        // A last byte of 0 adds nothing, and of the tenth only one bit is left.
        if ((next == 0 && shift > 0) || (next > 1 && shift == 63)) {
          break;
        }
        return value;
      }
    }
    throw refusal("a number that is not written in the shortest way");
  }

  /** A number within bounds, both inclusive; the bounds are above or at 0. */
  long number(String what, long least, long most) {
    return RouteLimits.within(what, number(), least, most);
  }

  String text() {
    return text(length());
  }

  /** Goes on behind a text. */
  void skipText() {
    int length = length();
    position += length;
  }

  /** The index of what is read next. */
  int position() {
    return position;
  }

  /** A text of so many bytes. */
  String text(int length) {
    if (length < 0 || length > end - position) {
      throw refusal("a text of impossible length " + length);
    }
    String text = new String(bytes, position, length, UTF_8);
    // What is not UTF-8 has become U+FFFD; so has U+FFFD itself.
    if (text.indexOf('\uFFFD') >= 0
        && !Arrays.equals(
            text.getBytes(UTF_8), Arrays.copyOfRange(bytes, position, position + length))) {
      throw refusal("a text that is not UTF-8");
    }
    position += length;
    return text;
  }

  Instant instant() {
    long folded = number();
    long seconds = (folded >>> 1) ^ -(folded & 1);
    long nanos = number("nanoseconds", 0, 999_999_999);
    try {
      return Instant.ofEpochSecond(seconds, nanos);
    } catch (DateTimeException e) {
      throw refusal("a time that is out of bounds");
    }
  }

  double percent() {
    long bits = eightBytes();
    double percent = RouteLimits.percent(Double.longBitsToDouble(bits));
    if (bits != Double.doubleToLongBits(percent) || bits < 0) {
      throw refusal("a share that is no number");
    }
    return percent;
  }

  Set<String> sortedTexts() {
    List<String> texts = texts();
    for (int i = 1; i < texts.size(); i++) {
      if (texts.get(i - 1).compareTo(texts.get(i)) >= 0) {
        throw refusal("a set out of order");
      }
    }
    return Set.copyOf(texts);
  }

  List<String> texts() {
    return list(RouteInput::text);
  }

  Map<String, String> map() {
    int count = count();
    Map<String, String> map = LinkedHashMap.newLinkedHashMap(Math.min(count, 16));
    for (int i = 0; i < count; i++) {
      String name = text();
      if (map.putIfAbsent(name, text()) != null) {
        throw refusal("a parameter that is there twice");
      }
    }
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(map);
  }

  <T> List<T> list(Function<RouteInput, T> item) {
    int count = count();
    List<T> items = new ArrayList<>(Math.min(count, 16));
    for (int i = 0; i < count; i++) {
      items.add(item.apply(this));
    }
    return List.copyOf(items);
  }

  /** How many items follow, each of which has at least a byte. */
  private int count() {
    return (int) number("items", 0, end - position);
  }

  private int length() {
    long length = number();
    if (length < 0 || length > end - position) {
      throw refusal("a text of impossible length " + length);
    }
    return (int) length;
  }

  private void require(int more) {
    if (end - position < more) {
      throw new IllegalArgumentException("Route cut off after " + (end - start) + " bytes.");
    }
  }
}
