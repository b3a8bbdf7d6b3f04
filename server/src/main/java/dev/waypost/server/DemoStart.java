package dev.waypost.server;

import dev.waypost.codes.DemoWorkspace;
import dev.waypost.server.demo.DemoData;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Makes the sample data while everything else runs already, unless they are there. What an earlier
 * start has made in part is removed before.
 */
final class DemoStart {
  private static final Logger LOGGER = System.getLogger(DemoStart.class.getName());
  private static final Duration LONGEST_STOP = Duration.ofSeconds(10);
  private static final double NANOS_OF_SECOND = 1e9;

  private final DemoWorkspace workspace;
  private final DemoData data;
  private final Runnable made;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("sample-data").unstarted(this::run);
  private volatile boolean stopping;

  /**
   * A start.
   *
   * @param made lets this process notice groups and fields that are there afterwards
   */
  DemoStart(DemoWorkspace workspace, DemoData data, Runnable made) {
    this.workspace = workspace;
    this.data = data;
    this.made = made;
  }

  /** Begins and returns at once. */
  void begin() {
    thread.start();
  }

  private void run() {
    try {
      if (!workspace.fill(this::make)) {
        LOGGER.log(
            Level.INFO,
            "The sample data are there already, in the workspace " + DemoWorkspace.ID + ".");
      }
    } catch (Exception e) {
      LOGGER.log(
          Level.WARNING,
          "The sample data could not be made; the next start with --demo tries again. "
              + e.getMessage(),
          e);
    }
  }

  private void make() throws Exception {
    long start = System.nanoTime();
    DemoData.Made all = data.make(() -> stopping);
    made.run();
    if (!stopping) {
      LOGGER.log(
          Level.INFO,
          "The sample data are there, in the workspace %s: %d codes and %d scans, made in %.1f seconds."
              .formatted(
                  DemoWorkspace.ID,
                  all.codes(),
                  all.scans(),
                  (System.nanoTime() - start) / NANOS_OF_SECOND));
    }
  }

  /** Ends it, finished or not. */
  void stop() throws InterruptedException {
    stopping = true;
    thread.join(LONGEST_STOP);
  }
}
