package dev.waypost.routing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that are still possible.
 *
 * @param spans those in which the number may lie
 * @param mayBeUnknown whether it may also be that there is no number
 */
record Spans(List<Span> spans, boolean mayBeUnknown) {
  /** Any number, or none. */
  static final Spans ANY = new Spans(List.of(new Span(null, null)), true);

  /**
   * A part of the line.
   *
   * @param from inclusive; null for no lower end
   * @param until exclusive; null for no upper end
   */
  record Span(@Nullable BigDecimal from, @Nullable BigDecimal until) {
    boolean isEmpty() {
      return from != null && until != null && from.compareTo(until) >= 0;
    }

    Span and(Span other) {
      return new Span(later(from, other.from), earlier(until, other.until));
    }

    private static @Nullable BigDecimal later(@Nullable BigDecimal one, @Nullable BigDecimal two) {
      return one == null ? two : two == null ? one : one.max(two);
    }

    private static @Nullable BigDecimal earlier(
        @Nullable BigDecimal one, @Nullable BigDecimal two) {
      return one == null ? two : two == null ? one : one.min(two);
    }
  }

  /** A known number in one span. */
  static Spans known(@Nullable BigDecimal from, @Nullable BigDecimal until) {
    return known(List.of(new Span(from, until)));
  }

  /** A known number in one of several spans. */
  static Spans known(List<Span> spans) {
    return new Spans(spans.stream().filter(span -> !span.isEmpty()).toList(), false);
  }

  boolean isEmpty() {
    return spans.isEmpty() && !mayBeUnknown;
  }

  Spans and(Spans other) {
    List<Span> both = new ArrayList<>();
    for (Span one : spans) {
      for (Span two : other.spans) {
        Span common = one.and(two);
        if (!common.isEmpty()) {
          both.add(common);
        }
      }
    }
    return new Spans(List.copyOf(both), mayBeUnknown && other.mayBeUnknown);
  }

  /** All that is not in here, unknown among it. */
  Spans not() {
    Spans rest = new Spans(ANY.spans, !mayBeUnknown);
    for (Span span : spans) {
      List<Span> around = new ArrayList<>();
      if (span.from != null) {
        around.add(new Span(null, span.from));
      }
      if (span.until != null) {
        around.add(new Span(span.until, null));
      }
      rest = rest.and(new Spans(around, true));
    }
    return rest;
  }
}
