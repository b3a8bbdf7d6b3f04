package dev.waypost.api.images;

import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps large pictures from taking the machine: they are drawn or read on half of its processors,
 * so that those who scan find the other half free, and few wait for their turn. Each takes up to
 * some hundred megabytes meanwhile.
 */
public final class ImageWork {
  /** Whoever waits holds one of those who answer calls of the API. */
  private static final int MOST_WAITING = 4;

  private static final long LONGEST_WAIT_SECONDS = 5;

  private final Semaphore turns;
  private final String overloaded;

  /**
   * Turns for one kind of work.
   *
   * @param overloaded what those are told who can't wait for theirs
   */
  public ImageWork(String overloaded) {
    this.overloaded = overloaded;
    this.turns = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  }

  /**
   * Does the work on a large picture when it is its turn.
   *
   * @throws ProblemException if too many wait already
   */
  public <T> T draw(Supplier<T> picture) {
    if (!takeTurn()) {
      throw new ProblemException(ProblemCode.OVERLOADED, null, overloaded);
    }
    try {
      return picture.get();
    } finally {
      turns.release();
    }
  }

  private boolean takeTurn() {
    try {
      return turns.tryAcquire()
          || (turns.getQueueLength() < MOST_WAITING
              && turns.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
