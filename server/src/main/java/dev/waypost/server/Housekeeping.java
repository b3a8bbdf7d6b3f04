package dev.waypost.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Small tasks that recur. One that fails is reported once and tried again at its next time. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Housekeeping.class.getName());
  private static final int STOP_SECONDS = 10;

  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("housekeeping").daemon().factory());

  void every(long period, TimeUnit unit, String what, Runnable task) {
    // Reported catches what a task throws, so the future has nothing to tell.
    var _ = executor.scheduleWithFixedDelay(new Reported(what, task), period, period, unit);
  }

  private static final class Reported implements Runnable {
    private final String what;
    private final Runnable task;
    private boolean failing;

    Reported(String what, Runnable task) {
      this.what = what;
      this.task = task;
    }

    @Override
    public void run() {
      try {
        task.run();
        if (failing) {
          LOGGER.log(Level.INFO, "Works again: " + what + ".");
        }
        failing = false;
      } catch (RuntimeException e) {
        if (!failing) {
          LOGGER.log(
              Level.WARNING,
              "Does not work at present and will be tried again: " + what + ". " + e.getMessage());
        }
        failing = true;
      }
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
