package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jobs and how far they are. Every method throws {@link StoreUnavailableException} where the
 * database is out of reach.
 */
public interface JobStore {

  /**
   * Stores a new job, and the answer to the call that asked for it.
   *
   * @param answer null for none
   * @throws KeptAnswer.AlreadyAnsweredException if that call has an answer already
   */
  void add(Job job, @Nullable KeptAnswer answer);

  /** The job of that id in that workspace. */
  Optional<Job> find(WorkspaceId workspace, String id);

  /** Whether there is such a job in whichever workspace. */
  boolean exists(String id);

  /**
   * Jobs of a workspace, newest first.
   *
   * @param groups only those that were asked for by one who is limited to exactly these; empty for
   *     all
   * @param before only those that were made before this one, or null for the newest
   * @param limit 1 or more
   */
  List<Job> list(WorkspaceId workspace, Set<GroupId> groups, @Nullable String before, int limit);

  /** How many jobs of a workspace have not ended. */
  int countUnfinished(WorkspaceId workspace);

  /**
   * Takes the oldest job of a place that has not ended, from whichever runner had it: who calls
   * this has the place, so that one is gone. The job is running afterwards, and steps of another
   * runner are refused.
   */
  Optional<Job> claim(String place, String runner, Instant now);

  /**
   * Stores a step that changes no code; for others see {@link CodeStore#commit(List, Alongside)}.
   *
   * @throws JobNotRunningException if the job has ended, is another runner's, or is not as far as
   *     the step says
   */
  void advance(JobStep step);

  /**
   * Ends a job that this runner works on; does nothing where it has ended or is another's.
   *
   * @param state one that {@link JobState#hasEnded}
   * @param error why it failed, or null
   */
  void end(String id, String runner, JobState state, @Nullable String error, Instant now);

  /**
   * Cancels a job unless it has ended. Its runner learns it with its next step, which is refused.
   */
  void cancel(WorkspaceId workspace, String id, Instant now);

  /** Deletes the jobs of all workspaces that ended before this moment. */
  void deleteEndedBefore(Instant moment);

  /** A step of a job that is not at this step, or not this runner's, or has ended. */
  final class JobNotRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public JobNotRunningException(String jobId) {
      super("The job " + jobId + " has ended or another process works on it.");
    }
  }
}
