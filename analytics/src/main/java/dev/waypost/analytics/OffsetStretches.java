package dev.waypost.analytics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/**
 * The stretches of time in which a zone keeps one offset from UTC, without gaps and in order; all
 * lists have one length.
 *
 * @param startSeconds first seconds since 1970, inclusive
 * @param endSeconds last seconds since 1970, exclusive
 * @param offsetSeconds how far local time is ahead of UTC
 */
record OffsetStretches(
    List<Long> startSeconds, List<Long> endSeconds, List<Integer> offsetSeconds) {

  /** The stretches that cover a time from its first instant to its end. */
  static OffsetStretches of(ZoneId zone, Instant from, Instant to) {
    ZoneRules rules = zone.getRules();
    List<Long> starts = new ArrayList<>();
    List<Long> ends = new ArrayList<>();
    List<Integer> offsets = new ArrayList<>();
    Instant start = from;
    while (start.isBefore(to)) {
      ZoneOffsetTransition next = rules.nextTransition(start);
      boolean isLast = next == null || !next.getInstant().isBefore(to);
      // An end within a second is rounded up.
      Instant end = isLast ? to.plusSeconds(1) : next.getInstant();
      starts.add(start.getEpochSecond());
      ends.add(end.getEpochSecond());
      offsets.add(rules.getOffset(start).getTotalSeconds());
      start = end;
    }
    return new OffsetStretches(List.copyOf(starts), List.copyOf(ends), List.copyOf(offsets));
  }
}
