package dev.waypost.codes;

import dev.waypost.codes.groups.GroupId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Jobs in memory. */
final class InMemoryJobs implements JobStore {
  private final InMemoryKeptAnswers keptAnswers;
  private final TreeMap<String, Job> byId = new TreeMap<>();

  InMemoryJobs(InMemoryKeptAnswers keptAnswers) {
    this.keptAnswers = keptAnswers;
  }

  @Override
  public synchronized void add(Job job, @Nullable KeptAnswer answer) {
    keptAnswers.keepIfAny(answer);
    byId.put(job.id(), job);
  }

  @Override
  public synchronized Optional<Job> find(WorkspaceId workspace, String id) {
    return Optional.ofNullable(byId.get(id)).filter(job -> job.workspace().equals(workspace));
  }

  @Override
  public synchronized boolean exists(String id) {
    return byId.containsKey(id);
  }

  @Override
  public synchronized List<Job> list(
      WorkspaceId workspace, Set<GroupId> groups, @Nullable String before, int limit) {
    return byId.descendingMap().values().stream()
        .filter(job -> job.workspace().equals(workspace))
        .filter(job -> groups.isEmpty() || groups.equals(job.groups()))
        .filter(job -> before == null || job.id().compareTo(before) < 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int countUnfinished(WorkspaceId workspace) {
    return (int)
        byId.values().stream()
            .filter(job -> job.workspace().equals(workspace) && !job.state().hasEnded())
            .count();
  }

  @Override
  public synchronized Optional<Job> claim(String place, String runner, Instant now) {
    Optional<Job> oldest =
        byId.values().stream()
            .filter(job -> job.place().equals(place) && !job.state().hasEnded())
            .min(Comparator.comparing(Job::id));
    oldest.ifPresent(job ->
        byId.put(
            job.id(),
            changed(
                job,
                JobState.RUNNING,
                runner,
                job.startedAt() == null ? now : job.startedAt(),
                null,
                null)));
    return oldest.map(job -> byId.get(job.id()));
  }

  /** Throws what {@link #advance} would throw. */
  synchronized void check(JobStep step) {
    Job job = byId.get(step.jobId());
    if (job == null
        || job.state() != JobState.RUNNING
        || !step.runner().equals(job.runner())
        || job.done() != step.done()) {
      throw new JobNotRunningException(step.jobId());
    }
  }

  @Override
  public synchronized void advance(JobStep step) {
    check(step);
    byId.computeIfPresent(
        step.jobId(),
        (_, job) ->
            new Job(
                job.id(),
                job.workspace(),
                job.place(),
                job.kind(),
                job.dryRun(),
                job.actor(),
                job.groups(),
                job.reason(),
                job.state(),
                job.runner(),
                job.total(),
                job.succeeded() + step.succeeded(),
                job.failed() + step.failed(),
                step.resultBytes(),
                job.createdAt(),
                job.startedAt(),
                job.endedAt(),
                job.error()));
  }

  @Override
  public void end(String id, String runner, JobState state, @Nullable String error, Instant now) {
    end(
        id,
        job ->
            runner.equals(job.runner())
                ? changed(job, state, job.runner(), job.startedAt(), now, error)
                : job);
  }

  @Override
  public void cancel(WorkspaceId workspace, String id, Instant now) {
    end(
        id,
        job ->
            workspace.equals(job.workspace())
                ? changed(job, JobState.CANCELLED, job.runner(), job.startedAt(), now, null)
                : job);
  }

  private synchronized void end(String id, UnaryOperator<Job> change) {
    byId.computeIfPresent(id, (_, job) -> job.state().hasEnded() ? job : change.apply(job));
  }

  @Override
  public synchronized void deleteEndedBefore(Instant moment) {
    byId.values().removeIf(job -> job.endedAt() != null && job.endedAt().isBefore(moment));
  }

  private static Job changed(
      Job job,
      JobState state,
      @Nullable String runner,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String error) {
    return new Job(
        job.id(),
        job.workspace(),
        job.place(),
        job.kind(),
        job.dryRun(),
        job.actor(),
        job.groups(),
        job.reason(),
        state,
        runner,
        job.total(),
        job.succeeded(),
        job.failed(),
        job.resultBytes(),
        job.createdAt(),
        startedAt,
        endedAt,
        error);
  }
}
