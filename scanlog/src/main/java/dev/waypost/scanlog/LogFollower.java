package dev.waypost.scanlog;

import java.io.Closeable;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands the durable scans of one log to one sink, in order, from the sink's own position, on a
 * thread of its own. A batch that the sink refuses is kept and offered again until it is taken.
 */
public final class LogFollower implements Closeable {
  private static final System.Logger LOGGER = System.getLogger(LogFollower.class.getName());

  /** Progress is signalled; this bounds what a signal that is missed can cost. */
  private static final long LONGEST_IDLE_NANOS = Duration.ofMillis(100).toNanos();

  private static final Duration LAST_JOIN = Duration.ofSeconds(1);

  private final ScanLog log;
  private final ScanSink sink;
  private final FollowerSettings settings;
  private final Backoff backoff;
  private final Runnable progressListener = this::logProgressed;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile long position;
  private long hurryTo;
  private volatile boolean stopping;
  private volatile @Nullable String fault;

  /** Whether the sink may have stored the present batch; only the thread uses it. */
  private boolean uncertain;

  private LogFollower(ScanLog log, ScanSink sink, FollowerSettings settings) {
    this.log = log;
    this.sink = sink;
    this.settings = settings;
    this.backoff = new Backoff(settings.firstRetry(), settings.longestRetry());
    this.thread = Thread.ofPlatform().daemon().name("scanlog-" + sink.name()).unstarted(this::run);
  }

  /** Begins to follow. */
  public static LogFollower start(ScanLog log, ScanSink sink, FollowerSettings settings) {
    LogFollower follower = new LogFollower(log, sink, settings);
    log.addProgressListener(follower.progressListener);
    follower.thread.start();
    return follower;
  }

  /** The sink that is fed. */
  public ScanSink sink() {
    return sink;
  }

  /** The position up to which the sink has taken the log; 0 until the sink has told its own. */
  public long position() {
    return position;
  }

  /** Why the sink takes nothing at present, in words; null while all is well. */
  public @Nullable String fault() {
    return fault;
  }

  /**
   * Waits until the sink has taken everything before a position, such as the log's end after a
   * scan. The follower works at once meanwhile, instead of waiting out its interval.
   *
   * @return whether it was reached within the timeout
   */
  public boolean awaitPosition(long target, Duration timeout) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      hurryTo = Math.max(hurryTo, Math.min(target, log.end()));
      changed.signalAll();
      long nanos = timeout.toNanos();
      while (position < target && !stopping && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
      return position >= target;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the sink has taken everything that is durable now.
   *
   * @return whether that was done within the timeout
   */
  public boolean drain(Duration timeout) throws InterruptedException {
    return awaitPosition(log.durableEnd(), timeout);
  }

  /**
   * Lets the sink take what is durable, for as long as the settings allow, and stops. What was not
   * taken is offered when the log is followed again. To be closed before its log.
   */
  @Override
  public void close() {
    close(settings.closeTimeout());
  }

  void close(Duration timeout) {
    boolean interrupted = false;
    try {
      drain(timeout);
    } catch (InterruptedException closeAtOnce) {
      interrupted = true;
    }
    log.removeProgressListener(progressListener);
    stop();
    try {
      if (!thread.join(LAST_JOIN)) {
        thread.interrupt();
        thread.join(LAST_JOIN);
      }
    } catch (InterruptedException closeAtOnce) {
      thread.interrupt();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      moveTo(untilItWorks(() -> sink.position(log.logId())));
      while (!stopping) {
        rest(untilItWorks(this::skip) ? 0 : follow());
      }
    } catch (InterruptedException closing) {
      // The sink's position tells the next follower where to go on.
    }
  }

  private boolean skip() throws Exception {
    long durable = log.durableEnd();
    if (durable <= position || !sink.skip(log.logId(), durable)) {
      return false;
    }
    moveTo(durable);
    return true;
  }

  /** Has the sink take the next scans; returns how many there were. */
  private int follow() throws InterruptedException {
    ScanBatch batch = untilItWorks(() -> log.read(position, settings.maxBatch()));
    if (!batch.scans().isEmpty()) {
      untilItWorks(() -> offer(batch));
    }
    moveTo(batch.nextPosition());
    return batch.scans().size();
  }

  /** One attempt after the other, with growing pauses, until the step works or we are closed. */
  private <T> T untilItWorks(Callable<T> step) throws InterruptedException {
    while (true) {
      try {
        T result = step.call();
        worked();
        return result;
      } catch (Throwable failure) {
        // Errors too: a sink that lacks memory or a class must not end the following in silence.
        if (stopping) {
          throw new InterruptedException("closing");
        }
        failed(failure);
      }
      pause(backoff.next());
    }
  }

  private boolean offer(ScanBatch batch) throws Exception {
    if (uncertain && sink.position(log.logId()) >= batch.nextPosition()) {
      // The last attempt was stored although it ended in an exception, as when a commit's answer
      // is lost on the network.
      uncertain = false;
      return true;
    }
    uncertain = true;
    sink.accept(log.logId(), batch.scans(), batch.nextPosition());
    uncertain = false;
    return true;
  }

  private void worked() {
    if (fault != null) {
      fault = null;
      backoff.reset();
      LOGGER.log(Level.INFO, () -> "Scans get from the log to %s again.".formatted(sink.name()));
    }
  }

  private void failed(Throwable failure) {
    // A sink's stray interrupt must not be taken for ours.
    Thread.interrupted();
    boolean first = fault == null;
    fault = failure.toString();
    if (first) {
      LOGGER.log(
          Level.WARNING,
          () ->
              "No scans get from the log to %s. They are kept in the log and offered again until they do."
                  .formatted(sink.name()),
          failure);
    }
  }

  private void moveTo(long next) {
    lock.lock();
    try {
      position = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** After a full batch more is waiting; after a small one more may come together. */
  private void rest(int taken) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (taken == 0) {
        long nanos = LONGEST_IDLE_NANOS;
        while (!stopping && log.durableEnd() <= position && nanos > 0) {
          nanos = changed.awaitNanos(nanos);
        }
      } else if (taken < settings.maxBatch()) {
        long nanos = settings.minimumInterval().toNanos();
        while (!stopping && hurryTo <= position && nanos > 0) {
          nanos = changed.awaitNanos(nanos);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void pause(Duration time) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = time.toNanos();
      while (!stopping && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void logProgressed() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
