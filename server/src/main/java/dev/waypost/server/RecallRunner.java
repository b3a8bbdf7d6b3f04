package dev.waypost.server;

import dev.waypost.codes.Recalls;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Works on recalls that are not finished, chunk by chunk, also on those that an earlier process or
 * another one on the same database has begun.
 */
final class RecallRunner {
  private static final Logger LOGGER = System.getLogger(RecallRunner.class.getName());
  private static final int SECONDS_BETWEEN_LOOKS = 2;
  private static final int STOP_SECONDS = 10;

  private final Recalls recalls;
  private final Semaphore more = new Semaphore(1);
  private final Thread thread = Thread.ofPlatform().name("recalls").daemon().unstarted(this::run);
  private volatile boolean stopping;
  private boolean failing;

  RecallRunner(Recalls recalls) {
    this.recalls = recalls;
  }

  void start() {
    thread.start();
  }

  /** There may be more to do. */
  void wake() {
    more.release();
  }

  /** Ends after the chunk that is being done. */
  void stop() throws InterruptedException {
    stopping = true;
    more.release();
    thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
  }

  private void run() {
    try {
      while (!stopping) {
        if (!workOn()) {
          boolean _ = more.tryAcquire(SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
          more.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether something was done; one that fails is reported once and tried again. */
  private boolean workOn() {
    try {
      boolean worked = recalls.workOn();
      if (failing) {
        LOGGER.log(Level.INFO, "Recalls go on.");
      }
      failing = false;
      return worked;
    } catch (RuntimeException e) {
      if (!failing) {
        LOGGER.log(Level.WARNING, "Recalls can't go on at present and will be tried again.", e);
      }
      failing = true;
      return false;
    }
  }
}
