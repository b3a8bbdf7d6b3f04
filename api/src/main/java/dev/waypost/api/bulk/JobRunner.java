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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

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
          boolean _ = more.tryAcquire(failing ? SECONDS_BETWEEN_TRIES : 3600, TimeUnit.SECONDS);
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
    } catch (StoreUnavailableException | UncheckedIOException e) {
      doesNotWork(e);
      return false;
    } catch (RuntimeException e) {
      LOGGER.log(Level.ERROR, "The jobs stand still by a fault of ours.", e);
      failing = true;
      return false;
    }
  }

  private void run(Job job) {
    try (JobItems input = JobItems.open(files.input(job.id()), job.done());
        ResultFile result = ResultFile.open(files.result(job.id()))) {
      if (result.size() < job.resultBytes()) {
        throw new NoSuchFileException(files.result(job.id()).toString());
      }
      if (runChunks(job, input, result)) {
        jobs.end(job.id(), name, JobState.SUCCEEDED, null, clock.instant());
      }
    } catch (JobNotRunningException cancelled) {
      LOGGER.log(Level.DEBUG, cancelled.getMessage());
    } catch (NoSuchFileException e) {
      fail(job, "A file of this job is missing or too short: " + e.getFile() + ".");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (StoreUnavailableException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOGGER.log(Level.ERROR, "The job " + job.id() + " failed by a fault of ours.", e);
      fail(job, "This is a fault of ours, and it has been logged. What was done so far stays.");
    }
  }

  /** Whether all items had their turn; otherwise the process is about to end. */
  private boolean runChunks(Job job, JobItems input, ResultFile result) throws IOException {
    long done = job.done();
    long[] resultBytes = {job.resultBytes()};
    while (done < job.total()) {
      if (stopping) {
        return false;
      }
      List<NumberedItem> items = input.next((int) Math.min(CHUNK, job.total() - done));
      var chunk = new Chunk(job, done, items);
      resultBytes[0] = runChunk(chunk, input, result, resultBytes[0]);
      done += items.size();
    }
    return true;
  }

  private record Chunk(Job job, long done, List<NumberedItem> items) {}

  /** Does a chunk and returns how long the results are after it. */
  private long runChunk(Chunk chunk, JobItems input, ResultFile result, long resultBytes) {
    Job job = chunk.job();
    var actor = new Actor(job.workspace(), job.actor(), Set.of(Scope.CODES_WRITE));
    List<Item> items = chunk.items().stream().map(NumberedItem::item).toList();
    var last = new JobStep[1];
    Storing.WithStep withStep =
        new Storing.WithStep(outcomes -> {
          last[0] = step(chunk, outcomes, input, result, resultBytes);
          return last[0];
        });
    if (job.dryRun()) {
      var order = new ItemWork.Order(job.kind(), false, job.reason(), Storing.Rehearsed.REHEARSED);
      jobs.advance(withStep.step().apply(work.run(actor, items, order)));
    } else {
      List<Outcome> _ =
          work.run(actor, items, new ItemWork.Order(job.kind(), false, job.reason(), withStep));
    }
    return last[0].resultBytes();
  }

  /** The results are on the device before the step that counts them is stored. */
  private JobStep step(
      Chunk chunk, List<Outcome> outcomes, JobItems input, ResultFile result, long resultBytes) {
    Job job = chunk.job();
    try {
      long end = result.write(resultBytes, lines.of(job, input, chunk.items(), outcomes));
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
      LOGGER.log(
          Level.WARNING, "Jobs can't go on at present and will be tried again. " + e.getMessage());
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
