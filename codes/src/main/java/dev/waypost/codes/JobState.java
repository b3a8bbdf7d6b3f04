package dev.waypost.codes;

import java.util.Locale;

/** Where a job stands. */
public enum JobState {
  /** It waits for its turn. */
  QUEUED(false),
  /** It is being worked on, or will be as soon as its node is back. */
  RUNNING(false),
  /** All items had their turn; some may have been refused. */
  SUCCEEDED(true),
  /** It can't go on. What was done stays. */
  FAILED(true),
  /** Somebody ended it. What was done stays. */
  CANCELLED(true);

  private final boolean ended;

  JobState(boolean ended) {
    this.ended = ended;
  }

  /** Whether nothing will happen any more. */
  public boolean hasEnded() {
    return ended;
  }

  /** The name that the API uses, such as {@code running}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
