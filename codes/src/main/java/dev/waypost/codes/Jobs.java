package dev.waypost.codes;

import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The jobs of workspaces: asking for one, reading and cancelling. */
public final class Jobs {
  /**
   * A workspace may have this many jobs that have not ended, give or take calls at the same time.
   */
  static final int MOST_UNFINISHED = 50;

  private static final Duration KEPT = Duration.ofDays(7);

  private final JobStore store;
  private final InstantSource clock;

  /** Jobs in this store. */
  public Jobs(JobStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Stores a new job, whose files are in their place already.
   *
   * @param total how many items it has, 1 or more
   * @throws RefusedException where too many have not ended
   */
  public Job add(
      String id,
      Actor actor,
      String place,
      JobKind kind,
      boolean dryRun,
      @Nullable String reason,
      long total,
      Receipt<Job> receipt) {
    checkRoom(actor);
    Job job =
        Job.queued(
            id,
            actor,
            place,
            kind,
            dryRun,
            reason,
            total,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    store.add(job, receipt.of(job));
    return job;
  }

  /**
   * Refuses another job where too many have not ended.
   *
   * @throws RefusedException then
   */
  public void checkRoom(Actor actor) {
    if (store.countUnfinished(actor.workspace()) >= MOST_UNFINISHED) {
      throw new RefusedException(
          Refusal.TOO_MANY_JOBS,
          null,
          "This workspace has "
              + MOST_UNFINISHED
              + " jobs that have not ended. Wait for one to end, or cancel one.");
    }
  }

  /** A job of the actor's workspace; one who is limited to groups finds only jobs limited alike. */
  public Job get(Actor actor, String id) {
    return store
        .find(actor.workspace(), id)
        .filter(job -> actor.groups().isEmpty() || actor.groups().equals(job.groups()))
        .orElseThrow(() -> notFound(id));
  }

  /** Jobs of the actor's workspace, newest first; see {@link JobStore#list}. */
  public List<Job> list(Actor actor, @Nullable String before, int limit) {
    return store.list(actor.workspace(), actor.groups(), before, limit);
  }

  /** Ends a job, unless it has ended already, and says where it stands now. */
  public Job cancel(Actor actor, String id) {
    store.cancel(actor.workspace(), get(actor, id).id(), clock.instant());
    return get(actor, id);
  }

  /** Deletes jobs that ended too long ago. */
  public void deleteOld() {
    store.deleteEndedBefore(clock.instant().minus(KEPT));
  }

  private static RefusedException notFound(String id) {
    return new RefusedException(
        Refusal.JOB_NOT_FOUND,
        null,
        "There is no job \""
            + id
            + "\" in this workspace. A job is kept for "
            + KEPT.toDays()
            + " days after its end.");
  }
}
