package dev.waypost.scanlog;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The segments of a log in the order of their positions; thread-safe. */
final class Segments {
  private final ConcurrentSkipListMap<Long, Segment> byBase = new ConcurrentSkipListMap<>();

  /** Bytes of all but the newest. */
  private final AtomicLong finishedBytes = new AtomicLong();

  private volatile @Nullable Segment newest;

  /** Adds one that is newer than all others, which do not grow any more, or brings one back. */
  synchronized void add(Segment segment) {
    Segment growing = newest;
    byBase.put(segment.base(), segment);
    if (growing == null) {
      newest = segment;
    } else if (segment.base() > growing.base()) {
      finishedBytes.addAndGet(growing.bytes());
      newest = segment;
    } else {
      finishedBytes.addAndGet(segment.bytes());
    }
  }

  /** Removes one that is not the newest. */
  synchronized void remove(Segment segment) {
    if (byBase.remove(segment.base()) != null) {
      finishedBytes.addAndGet(-segment.bytes());
    }
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

  /** Bytes of all of them; cheap, since each write asks. */
  long bytes() {
    Segment growing = newest;
    return finishedBytes.get() + (growing == null ? 0 : growing.bytes());
  }
}
