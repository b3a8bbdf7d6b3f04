package dev.waypost.server;

import dev.waypost.server.samples.SampleWorkspace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Makes the sample data beside everything else, so that nobody waits for them. */
final class SampleMaking {
  private static final Logger LOGGER = System.getLogger(SampleMaking.class.getName());
  private static final long LONGEST_WAIT_MILLIS = 30_000;

  private final Thread thread;

  private SampleMaking(SampleWorkspace samples) {
    this.thread = Thread.ofPlatform().name("sample data").daemon().unstarted(() -> make(samples));
  }

  static SampleMaking start(SampleWorkspace samples) {
    var making = new SampleMaking(samples);
    making.thread.start();
    return making;
  }

  private static void make(SampleWorkspace samples) {
    try {
      samples.make(SampleWorkspace.SCANS);
    } catch (RuntimeException e) {
      LOGGER.log(
          Level.WARNING,
          "The sample data could not be made; the next start with --demo tries again.",
          e);
    }
  }

  /** What is half made would be removed by the next start; better it is whole. */
  void await() throws InterruptedException {
    thread.join(LONGEST_WAIT_MILLIS);
  }
}
