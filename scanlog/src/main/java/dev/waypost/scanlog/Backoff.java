package dev.waypost.scanlog;

import java.time.Duration;

/** Waiting times that double from the first up to the longest. Not thread-safe. */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** How long to wait now. */
  Duration next() {
    Duration current = next;
    Duration doubled = current.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
    return current;
  }

  /** Begins again with the first. */
  void reset() {
    next = first;
  }
}
