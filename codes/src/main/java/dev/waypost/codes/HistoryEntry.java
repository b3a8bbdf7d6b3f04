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
 */
public record HistoryEntry(
    long revision,
    Instant time,
    String actor,
    Action action,
    @Nullable Code before,
    Code after,
    @Nullable String reason) {

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
