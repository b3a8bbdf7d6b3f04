package dev.waypost.resolver.numbers;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until every event loop has brought to the log what it had under way. Thread-safe. */
public final class LoopBarrier {
  private final List<Loop> loops = new CopyOnWriteArrayList<>();

  /** One event loop. */
  @FunctionalInterface
  public interface Loop {
    /**
     * Has the loop write to the log all scans that it has decided about. Returns at once.
     *
     * @param done called by the loop afterwards
     */
    void flush(Runnable done);
  }

  /** There is one more loop that answers scans. */
  public void add(Loop loop) {
    loops.add(loop);
  }

  /** A loop answers no more scans. */
  public void remove(Loop loop) {
    loops.remove(loop);
  }

  /**
   * Waits.
   *
   * @return whether all loops were done within the time
   */
  boolean await(Duration time) throws InterruptedException {
    List<Loop> present = List.copyOf(loops);
    var done = new CountDownLatch(present.size());
    present.forEach(loop -> loop.flush(done::countDown));
    return done.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}
