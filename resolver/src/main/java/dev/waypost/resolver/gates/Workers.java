package dev.waypost.resolver.gates;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A few threads for what must not hold up event loops, with a queue that ends. */
final class Workers {
  private static final int STOP_SECONDS = 5;

  private Workers() {}

  static ThreadPoolExecutor of(String name, int threads, int mostWaiting) {
    var workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            60,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(mostWaiting),
            Thread.ofPlatform().name(name + "-", 1).daemon().factory());
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  static void stop(ThreadPoolExecutor workers) {
    workers.shutdown();
    try {
      if (!workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        workers.shutdownNow();
      }
    } catch (InterruptedException e) {
      workers.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
