package dev.waypost.codes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a code, as it is kept for ever.
 *
 * @param revision the revision that the change made
 * @param time when
 * @param actor who
 * @param action what
 * @param before the code before; null where it was made
 * @param after the code after
 * @param reason why, in the actor's words
 * @param recall the id of the recall that it belongs to; null for none
 */
public record HistoryEntry(
    long revision,
    Instant time,
    String actor,
    Action action,
    @Nullable Code before,
    Code after,
    @Nullable String reason,
    @Nullable String recall) {

  /** A change that belongs to no recall. */
  public HistoryEntry(
      long revision,
      Instant time,
      String actor,
      Action action,
      @Nullable Code before,
      Code after,
      @Nullable String reason) {
    this(revision, time, actor, action, before, after, reason, null);
  }

  /** What was done. */
  public enum Action {
    /** Made. */
    CREATED,
    /** Changed. */
    UPDATED,
    /** Deleted. */
    DELETED,
    /** Brought back to an earlier state. */
    RESTORED
  }
}
