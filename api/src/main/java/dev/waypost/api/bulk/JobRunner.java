package dev.waypost.api.bulk;

import dev.waypost.api.codes.Item;
import dev.waypost.api.codes.ItemWork;
import dev.waypost.api.jobs.JobFiles;
import dev.waypost.codes.Actor;
import dev.waypost.codes.Job;
import dev.waypost.codes.JobState;
import dev.waypost.codes.JobStep;
import dev.waypost.codes.JobStore;
import dev.waypost.codes.JobStore.JobNotRunningException;
import dev.waypost.codes.Outcome;
import dev.waypost.codes.Scope;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.codes.Storing;
import dev.waypost.codes.groups.GroupStore.GroupsChangedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Works on the jobs of a folder, one at a time, the oldest first, in chunks. How far a job is
 * changes in the transaction that stores what a chunk did, so whenever the process dies, the next
 * one goes on with the first item that had no turn.
 *
 * <p>Who may work on a job is decided by two things: one process at a time has the folder, and a
 * step counts only for the runner that claimed the job last.
 */
public final class JobRunner {
  /** Few enough that other writers wait for some hundredths of a second at most. */
  private static final int CHUNK = 500;

  private static final int SECONDS_BETWEEN_TRIES = 2;
  private static final Logger LOGGER = System.getLogger(JobRunner.class.getName());

  private final JobStore jobs;
  private final JobFiles files;
  private final ItemWork work;
  private final ResultLines lines;
  private final InstantSource clock;
  private final String name = UUID.randomUUID().toString();
  private final Semaphore more = new Semaphore(1);
  private final Thread thread;
  private volatile boolean stopping;
  private boolean failing;

  /** A runner that has not begun. */
  public JobRunner(
      JobStore jobs, JobFiles files, ItemWork work, ResultLines lines, InstantSource clock) {
    this.jobs = jobs;
    this.files = files;
    this.work = work;
    this.lines = lines;
    this.clock = clock;
    this.thread = Thread.ofPlatform().name("jobs").daemon().unstarted(this::run);
  }

  /** Begins, with what an earlier process left. */
  public void start() {
    thread.start();
  }

  /** There is one more job. */
  public void wake() {
    more.release();
  }

  private void run() {
    try {
      while (!stopping) {
        if (!runNext()) {
          if (failing) {
            boolean _ = more.tryAcquire(SECONDS_BETWEEN_TRIES, TimeUnit.SECONDS);
          } else {
            more.acquire();
          }
          more.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there may be more to do at once. */
  private boolean runNext() {
    try {
      Optional<Job> job = jobs.claim(files.place(), name, clock.instant());
      job.ifPresent(this::run);
      works();
      return job.isPresent();
    } catch (RuntimeException e) {
      // Out of reach, out of room, too many others at the same codes: what was stored stays, and
      // the job goes on from there.
      doesNotWork(e);
      return false;
    }
  }

  private void run(Job job) {
    try (JobItems input = JobItems.open(files.input(job.id()), job.done());
        ResultFile result = ResultFile.open(files.result(job.id()))) {
      if (result.size() < job.resultBytes()) {
        throw new EOFException("The results are shorter than they were.");
      }
      if (runChunks(job, input, result)) {
        jobs.end(job.id(), name, JobState.SUCCEEDED, null, clock.instant());
      }
    } catch (JobNotRunningException cancelled) {
      LOGGER.log(Level.DEBUG, cancelled.getMessage());
    } catch (IOException e) {
      LOGGER.log(Level.ERROR, "The files of the job " + job.id() + " can't be read.", e);
      fail(job, "A file of this job is missing or damaged. What was done so far stays.");
    } catch (StoreUnavailableException | GroupsChangedException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOGGER.log(Level.ERROR, "The job " + job.id() + " failed by a fault of ours.", e);
      fail(job, "This is a fault of ours, and it has been logged. What was done so far stays.");
    }
  }

  /** Whether all items had their turn; otherwise the process is about to end. */
  private boolean runChunks(Job job, JobItems input, ResultFile result) throws IOException {
    long done = job.done();
    long resultBytes = job.resultBytes();
    while (done < job.total()) {
      if (stopping) {
        return false;
      }
      List<NumberedItem> items = input.next((int) Math.min(CHUNK, job.total() - done));
      run(new Chunk(job, done, resultBytes, items), input, result);
      done += items.size();
      resultBytes = result.size();
    }
    return true;
  }

  /** The items that come next, and how far the job and its results were before them. */
  private record Chunk(Job job, long done, long resultBytes, List<NumberedItem> items) {}

  private void run(Chunk chunk, JobItems input, ResultFile result) {
    Job job = chunk.job();
    var actor = new Actor(job.workspace(), job.actor(), Set.of(Scope.CODES_WRITE), job.groups());
    List<Item> items = chunk.items().stream().map(NumberedItem::item).toList();
    Function<List<Outcome>, JobStep> step = outcomes -> step(chunk, outcomes, input, result);
    Storing storing = job.dryRun() ? Storing.Rehearsed.REHEARSED : new Storing.WithStep(step);
    List<Outcome> outcomes =
        work.run(
            actor,
            items,
            new ItemWork.Order(job.kind(), input.areOfTable(), false, job.reason(), storing));
    if (job.dryRun()) {
      jobs.advance(step.apply(outcomes));
    }
  }

  /** The results are on the device before the step that counts them is stored. */
  private JobStep step(Chunk chunk, List<Outcome> outcomes, JobItems input, ResultFile result) {
    Job job = chunk.job();
    try {
      long end = result.write(chunk.resultBytes(), lines.of(job, input, chunk.items(), outcomes));
      int succeeded = (int) outcomes.stream().filter(Outcome.Done.class::isInstance).count();
      return new JobStep(job.id(), name, chunk.done(), succeeded, outcomes.size() - succeeded, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fail(Job job, String error) {
    jobs.end(job.id(), name, JobState.FAILED, error, clock.instant());
  }

  private void works() {
    if (failing) {
      LOGGER.log(Level.INFO, "Jobs go on.");
    }
    failing = false;
  }

  private void doesNotWork(RuntimeException e) {
    if (!failing) {
      LOGGER.log(Level.WARNING, "Jobs can't go on at present and will be tried again.", e);
    }
    failing = true;
  }

  /** Lets the chunk under way end; the next process goes on from there. */
  public void stop() throws InterruptedException {
    stopping = true;
    wake();
    thread.join();
  }
}
