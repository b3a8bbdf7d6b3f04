package dev.waypost.scanlog;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The segments of a log in the order of their positions; thread-safe. */
final class Segments {
  private final ConcurrentSkipListMap<Long, Segment> byBase = new ConcurrentSkipListMap<>();

  void add(Segment segment) {
    byBase.put(segment.base(), segment);
  }

  void remove(Segment segment) {
    byBase.remove(segment.base());
  }

  boolean contains(Segment segment) {
    return byBase.containsKey(segment.base());
  }

  /** The first segment that has bytes at or behind the position; null if there is none. */
  @Nullable Segment from(long position) {
    Map.Entry<Long, Segment> before = byBase.floorEntry(position);
    if (before != null && position < before.getValue().end()) {
      return before.getValue();
    }
    Map.Entry<Long, Segment> after = byBase.higherEntry(position);
    return after == null ? null : after.getValue();
  }

  /** The newest segment that begins before the position; null if there is none. */
  @Nullable Segment before(long position) {
    Map.Entry<Long, Segment> before = byBase.lowerEntry(position);
    return before == null ? null : before.getValue();
  }

  /** All of them, oldest first; changes meanwhile may or may not show. */
  Collection<Segment> all() {
    return byBase.values();
  }

  /** The newest; null if there is none. */
  @Nullable Segment last() {
    Map.Entry<Long, Segment> last = byBase.lastEntry();
    return last == null ? null : last.getValue();
  }

  long bytes() {
    return byBase.values().stream().mapToLong(Segment::bytes).sum();
  }
}
