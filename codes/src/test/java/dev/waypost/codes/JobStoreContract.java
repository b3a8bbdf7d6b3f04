package dev.waypost.codes;

import static dev.waypost.codes.Samples.NOW;
import static dev.waypost.codes.Samples.created;
import static dev.waypost.codes.Samples.dynamicCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.CodeStore.KeyTakenException;
import dev.waypost.codes.JobStore.JobNotRunningException;
import dev.waypost.codes.StoreContract.Stores;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every store of jobs must do, whichever engine is behind it. A test has its own workspace and
 * place, so one database may serve all.
 */
public abstract class JobStoreContract {
  private static final String RUNNER = "runner-1";

  /** The stores under test, open for as long as the test runs. */
  protected abstract Stores stores();

  private JobStore jobs;
  private CodeStore codes;
  private Actor actor;
  private Domain domain;
  private String place;

  @BeforeEach
  void makeTenant() {
    jobs = stores().jobs();
    codes = stores().codes();
    Workspace workspace = Samples.workspace();
    stores().workspaces().add(workspace);
    actor = new Actor(workspace.id(), "key:test", Set.of(), Set.of());
    domain = Samples.domain();
    stores().domains().saveDefault(domain);
    place = UUID.randomUUID().toString();
  }

  @Test
  void aJobIsReadBackAsItWasStoredAndOnlyInItsWorkspace() {
    Job job = add(JobKind.UPDATE_CODES, 7);
    assertThat(jobs.find(actor.workspace(), job.id())).contains(job);
    assertThat(jobs.exists(job.id())).isTrue();
    Workspace other = Samples.workspace();
    stores().workspaces().add(other);
    assertThat(jobs.find(other.id(), job.id())).isEmpty();
    assertThat(jobs.list(other.id(), Set.of(), null, 10)).isEmpty();
    jobs.cancel(other.id(), job.id(), NOW);
    assertThat(jobs.find(actor.workspace(), job.id())).contains(job);
  }

  @Test
  void jobsAreListedNewestFirstInPages() {
    Job first = add(JobKind.CREATE_CODES, 1);
    Job second = add(JobKind.CREATE_CODES, 1);
    Job third = add(JobKind.CREATE_CODES, 1);
    assertThat(jobs.list(actor.workspace(), Set.of(), null, 2)).containsExactly(third, second);
    assertThat(jobs.list(actor.workspace(), Set.of(), second.id(), 2)).containsExactly(first);
    assertThat(jobs.countUnfinished(actor.workspace())).isEqualTo(3);
  }

  @Test
  void theOldestJobOfAPlaceIsClaimedAndTakenOverByTheNextRunner() {
    Job first = add(JobKind.CREATE_CODES, 10);
    Job second = add(JobKind.CREATE_CODES, 10);
    assertThat(jobs.claim("another place", RUNNER, NOW)).isEmpty();
    Job claimed = jobs.claim(place, RUNNER, NOW).orElseThrow();
    assertThat(claimed.id()).isEqualTo(first.id());
    assertThat(claimed.state()).isEqualTo(JobState.RUNNING);
    assertThat(claimed.startedAt()).isEqualTo(NOW);

    Job taken = jobs.claim(place, "runner-2", NOW.plusSeconds(9)).orElseThrow();
    assertThat(taken.id()).isEqualTo(first.id());
    assertThat(taken.startedAt()).isEqualTo(NOW);
    assertThatThrownBy(() -> jobs.advance(new JobStep(first.id(), RUNNER, 0, 1, 0, 10)))
        .isInstanceOf(JobNotRunningException.class);
    jobs.end(first.id(), RUNNER, JobState.SUCCEEDED, null, NOW);
    assertThat(present(first).state()).isEqualTo(JobState.RUNNING);

    jobs.end(first.id(), "runner-2", JobState.FAILED, "no room", NOW.plusSeconds(20));
    assertThat(present(first).state()).isEqualTo(JobState.FAILED);
    assertThat(present(first).error()).isEqualTo("no room");
    assertThat(jobs.claim(place, RUNNER, NOW).orElseThrow().id()).isEqualTo(second.id());
  }

  @Test
  void codesAndTheStepThatCountsThemAreStoredTogether() {
    Job job = add(JobKind.CREATE_CODES, 10);
    jobs.claim(place, RUNNER, NOW);
    Code code = dynamicCode(actor.workspace(), domain, "JOB1");
    assertThat(codes.commit(List.of(created(code)), new JobStep(job.id(), RUNNER, 0, 1, 2, 99)))
        .hasSize(1);
    assertThat(codes.find(actor.workspace(), code.id())).isPresent();
    assertThat(present(job).succeeded()).isEqualTo(1);
    assertThat(present(job).failed()).isEqualTo(2);
    assertThat(present(job).resultBytes()).isEqualTo(99);
    assertThat(codes.commit(List.of(), new JobStep(job.id(), RUNNER, 3, 0, 5, 120))).isEmpty();
    assertThat(present(job).done()).isEqualTo(8);
  }

  @Test
  void aStepThatIsRefusedStoresNoCode() {
    Job job = add(JobKind.CREATE_CODES, 10);
    jobs.claim(place, RUNNER, NOW);
    Code code = dynamicCode(actor.workspace(), domain, "JOB2");
    for (JobStep wrong :
        List.of(
            new JobStep(job.id(), RUNNER, 1, 1, 0, 9),
            new JobStep(job.id(), "another", 0, 1, 0, 9),
            new JobStep("job_x", RUNNER, 0, 1, 0, 9))) {
      assertThatThrownBy(() -> codes.commit(List.of(created(code)), wrong))
          .isInstanceOf(JobNotRunningException.class);
    }
    jobs.cancel(actor.workspace(), job.id(), NOW);
    assertThatThrownBy(
            () -> codes.commit(List.of(created(code)), new JobStep(job.id(), RUNNER, 0, 1, 0, 9)))
        .isInstanceOf(JobNotRunningException.class);
    assertThat(codes.find(actor.workspace(), code.id())).isEmpty();
    assertThat(present(job).done()).isZero();
  }

  @Test
  void codesThatAreRefusedLeaveTheJobWhereItWas() {
    Job job = add(JobKind.CREATE_CODES, 10);
    jobs.claim(place, RUNNER, NOW);
    codes.commit(List.of(created(dynamicCode(actor.workspace(), domain, "JOB3"))));
    Code taken = dynamicCode(actor.workspace(), domain, "JOB3");
    assertThatThrownBy(
            () -> codes.commit(List.of(created(taken)), new JobStep(job.id(), RUNNER, 0, 1, 0, 9)))
        .isInstanceOf(KeyTakenException.class);
    assertThat(present(job).done()).isZero();
  }

  @Test
  void aRehearsalRefusesWhatStoringWouldAndStoresNothing() {
    Code code = dynamicCode(actor.workspace(), domain, "JOB4");
    codes.rehearse(List.of(), List.of(created(code)));
    assertThat(codes.find(actor.workspace(), code.id())).isEmpty();
    codes.commit(List.of(created(code)));
    Code alike = dynamicCode(actor.workspace(), domain, "job4");
    assertThatThrownBy(() -> codes.rehearse(List.of(), List.of(created(alike))))
        .isInstanceOfSatisfying(
            KeyTakenException.class, taken -> assertThat(taken.edits()).containsExactly(0));
  }

  @Test
  void jobsThatEndedLongAgoAreDeletedAndOthersStay() {
    Job old = add(JobKind.CREATE_CODES, 1);
    Job recent = add(JobKind.CREATE_CODES, 1);
    Job waiting = add(JobKind.CREATE_CODES, 1);
    jobs.cancel(actor.workspace(), old.id(), NOW);
    jobs.cancel(actor.workspace(), recent.id(), NOW.plusSeconds(60));
    jobs.cancel(actor.workspace(), old.id(), NOW.plusSeconds(90));
    jobs.deleteEndedBefore(NOW.plusSeconds(30));
    assertThat(jobs.list(actor.workspace(), Set.of(), null, 10))
        .extracting(Job::id)
        .containsExactly(waiting.id(), recent.id());
    assertThat(jobs.exists(old.id())).isFalse();
    assertThat(jobs.countUnfinished(actor.workspace())).isEqualTo(1);
  }

  private Job add(JobKind kind, long total) {
    Job job =
        Job.queued(
            nextId(), actor, place, kind, kind == JobKind.UPDATE_CODES, "because", total, NOW);
    jobs.add(job, null);
    return job;
  }

  private String lastId = "";

  /** Ids of one millisecond are in no order; a test that makes several wants one. */
  private String nextId() {
    String id;
    do {
      id = "job_" + Samples.IDS.next();
    } while (id.compareTo(lastId) <= 0);
    lastId = id;
    return id;
  }

  private Job present(Job job) {
    return jobs.find(actor.workspace(), job.id()).orElseThrow();
  }
}
