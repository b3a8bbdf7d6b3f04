package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Work on many codes that goes on after the call that asked for it, in chunks. Its items have an
 * order; those before {@link #done} are done for good, and no other is begun.
 *
 * @param id {@code job_} and 26 characters that sort by time; never changes
 * @param workspace whose codes
 * @param place names the folder with its files. A process works on jobs of its own folder alone,
 *     and one process at a time has a folder
 * @param kind what is done with each item
 * @param dryRun whether items are only checked
 * @param actor how history names who asked
 * @param groups it sees and changes only what lies in these groups; empty for everything
 * @param reason why, for the history
 * @param state where it stands
 * @param runner the process that works on it, or did last; null before the first
 * @param total how many items there are
 * @param succeeded how many were done
 * @param failed how many were refused
 * @param resultBytes how long the file with its results is
 * @param createdAt when it was asked for
 * @param startedAt when it was first worked on
 * @param endedAt when it ended
 * @param error why it failed, for people
 */
public record Job(
    String id,
    WorkspaceId workspace,
    String place,
    JobKind kind,
    boolean dryRun,
    String actor,
    Set<GroupId> groups,
    @Nullable String reason,
    JobState state,
    @Nullable String runner,
    long total,
    long succeeded,
    long failed,
    long resultBytes,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String error) {
  public Job {
    groups = Set.copyOf(groups);
  }

  /** A job that waits for its turn. */
  public static Job queued(
      String id,
      Actor actor,
      String place,
      JobKind kind,
      boolean dryRun,
      @Nullable String reason,
      long total,
      Instant now) {
    return new Job(
        id,
        actor.workspace(),
        place,
        kind,
        dryRun,
        actor.name(),
        actor.groups(),
        reason,
        JobState.QUEUED,
        null,
        total,
        0,
        0,
        0,
        now,
        null,
        null,
        null);
  }

  /** How many items had their turn; the next is this one, counted from 0. */
  public long done() {
    return succeeded + failed;
  }
}
