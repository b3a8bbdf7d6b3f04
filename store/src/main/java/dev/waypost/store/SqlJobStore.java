package dev.waypost.store;

import static dev.waypost.store.schema.Tables.JOB;

import dev.waypost.codes.Job;
import dev.waypost.codes.JobKind;
import dev.waypost.codes.JobState;
import dev.waypost.codes.JobStep;
import dev.waypost.codes.JobStore;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.GroupId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** {@link JobStore} in SQL. */
final class SqlJobStore implements JobStore {
  private static final List<String> UNFINISHED =
      Stream.of(JobState.values()).filter(state -> !state.hasEnded()).map(Enum::name).toList();

  private final Database database;

  SqlJobStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(Job job, @Nullable KeptAnswer answer) {
    database.write(transaction -> {
      SqlKeptAnswerStore.keepIfAny(transaction, answer);
      return transaction
          .insertInto(JOB)
          .set(JOB.ID, job.id())
          .set(JOB.WORKSPACE_ID, job.workspace().value())
          .set(JOB.PLACE, job.place())
          .set(JOB.KIND, job.kind().name())
          .set(JOB.DRY_RUN, job.dryRun())
          .set(JOB.ACTOR, job.actor())
          .set(JOB.GROUP_IDS, GroupIds.text(job.groups()))
          .set(JOB.REASON, job.reason())
          .set(JOB.STATE, job.state().name())
          .set(JOB.TOTAL, job.total())
          .set(JOB.SUCCEEDED, job.succeeded())
          .set(JOB.FAILED, job.failed())
          .set(JOB.RESULT_BYTES, job.resultBytes())
          .set(JOB.CREATED_AT, job.createdAt())
          .execute();
    });
  }

  @Override
  public Optional<Job> find(WorkspaceId workspace, String id) {
    return database.read(connection ->
        connection
            .selectFrom(JOB)
            .where(JOB.ID.eq(id), JOB.WORKSPACE_ID.eq(workspace.value()))
            .fetchOptional(SqlJobStore::job));
  }

  @Override
  public boolean exists(String id) {
    return database.read(connection -> connection.fetchExists(JOB, JOB.ID.eq(id)));
  }

  @Override
  public List<Job> list(
      WorkspaceId workspace, Set<GroupId> groups, @Nullable String before, int limit) {
    Condition limited =
        groups.isEmpty() ? DSL.noCondition() : JOB.GROUP_IDS.eq(GroupIds.text(groups));
    Condition made = before == null ? DSL.noCondition() : JOB.ID.lt(before);
    return database.read(connection ->
        connection
            .selectFrom(JOB)
            .where(JOB.WORKSPACE_ID.eq(workspace.value()), limited, made)
            .orderBy(JOB.ID.desc())
            .limit(limit)
            .fetch(SqlJobStore::job));
  }

  @Override
  public int countUnfinished(WorkspaceId workspace) {
    return database.read(connection ->
        connection.fetchCount(
            JOB, JOB.WORKSPACE_ID.eq(workspace.value()), JOB.STATE.in(UNFINISHED)));
  }

  @Override
  public Optional<Job> claim(String place, String runner, Instant now) {
    return database.write(transaction -> {
      Optional<Job> oldest;
      do {
        oldest =
            transaction
                .selectFrom(JOB)
                .where(JOB.PLACE.eq(place), JOB.STATE.in(UNFINISHED))
                .orderBy(JOB.ID)
                .limit(1)
                .fetchOptional(SqlJobStore::job);
      } while (oldest.isPresent() && !take(transaction, oldest.get(), runner, now));
      return oldest.map(job ->
          transaction.selectFrom(JOB).where(JOB.ID.eq(job.id())).fetchSingle(SqlJobStore::job));
    });
  }

  /** Whether it has not been cancelled since it was read. */
  private static boolean take(DSLContext transaction, Job job, String runner, Instant now) {
    return transaction
            .update(JOB)
            .set(JOB.STATE, JobState.RUNNING.name())
            .set(JOB.RUNNER, runner)
            .set(JOB.STARTED_AT, job.startedAt() == null ? now : job.startedAt())
            .where(JOB.ID.eq(job.id()), JOB.STATE.in(UNFINISHED))
            .execute()
        == 1;
  }

  @Override
  public void advance(JobStep step) {
    database.write(transaction -> {
      advance(transaction, step);
      return true;
    });
  }

  /** A step as part of a transaction; see {@link JobStore#advance}. */
  static void advance(DSLContext transaction, JobStep step) {
    int rows =
        transaction
            .update(JOB)
            .set(JOB.SUCCEEDED, JOB.SUCCEEDED.plus(step.succeeded()))
            .set(JOB.FAILED, JOB.FAILED.plus(step.failed()))
            .set(JOB.RESULT_BYTES, step.resultBytes())
            .where(
                JOB.ID.eq(step.jobId()),
                JOB.RUNNER.eq(step.runner()),
                JOB.STATE.eq(JobState.RUNNING.name()),
                JOB.SUCCEEDED.plus(JOB.FAILED).eq(step.done()))
            .execute();
    if (rows == 0) {
      throw new JobNotRunningException(step.jobId());
    }
  }

  @Override
  public void end(String id, String runner, JobState state, @Nullable String error, Instant now) {
    end(state, error, now, JOB.ID.eq(id).and(JOB.RUNNER.eq(runner)));
  }

  @Override
  public void cancel(WorkspaceId workspace, String id, Instant now) {
    end(JobState.CANCELLED, null, now, JOB.ID.eq(id).and(JOB.WORKSPACE_ID.eq(workspace.value())));
  }

  private void end(JobState state, @Nullable String error, Instant now, Condition which) {
    database.write(transaction ->
        transaction
            .update(JOB)
            .set(JOB.STATE, state.name())
            .set(JOB.ERROR, error)
            .set(JOB.ENDED_AT, now)
            .where(which, JOB.STATE.in(UNFINISHED))
            .execute());
  }

  @Override
  public void deleteEndedBefore(Instant moment) {
    database.write(
        transaction -> transaction.deleteFrom(JOB).where(JOB.ENDED_AT.lt(moment)).execute());
  }

  private static Job job(Record row) {
    return new Job(
        row.get(JOB.ID),
        new WorkspaceId(row.get(JOB.WORKSPACE_ID)),
        row.get(JOB.PLACE),
        JobKind.valueOf(row.get(JOB.KIND)),
        row.get(JOB.DRY_RUN),
        row.get(JOB.ACTOR),
        GroupIds.of(row.get(JOB.GROUP_IDS)),
        row.get(JOB.REASON),
        JobState.valueOf(row.get(JOB.STATE)),
        row.get(JOB.RUNNER),
        row.get(JOB.TOTAL),
        row.get(JOB.SUCCEEDED),
        row.get(JOB.FAILED),
        row.get(JOB.RESULT_BYTES),
        row.get(JOB.CREATED_AT),
        row.get(JOB.STARTED_AT),
        row.get(JOB.ENDED_AT),
        row.get(JOB.ERROR));
  }
}
