package dev.waypost.server.demo;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that is put to the moment at which something is said to have happened. */
final class MovingClock implements InstantSource {
  private Instant now;

  MovingClock(Instant now) {
    this.now = now;
  }

  /** Puts it to a moment. */
  synchronized void moveTo(Instant moment) {
    now = moment;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }
}
