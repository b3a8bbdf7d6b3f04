package dev.waypost.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens the control plane. Where its database is away while scans can be answered from the local
 * copy, it tries again and again until it can be opened, without a restart.
 */
final class ControlPlaneKeeper {
  private static final Logger LOGGER = System.getLogger(ControlPlaneKeeper.class.getName());
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final Opening opening;
  private final Consumer<ControlPlane.Opened> whenOpen;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("control-plane").unstarted(this::keepTrying);
  private volatile ControlPlane.@Nullable Opened opened;
  private volatile @Nullable String fault;

  /** Opens a control plane. */
  @FunctionalInterface
  interface Opening {
    ControlPlane.Opened open() throws StartRefusedException, DatabaseAwayException;
  }

  /**
   * A keeper.
   *
   * @param whenOpen takes the control plane when it is open
   */
  ControlPlaneKeeper(Opening opening, Consumer<ControlPlane.Opened> whenOpen) {
    this.opening = opening;
    this.whenOpen = whenOpen;
  }

  /**
   * Opens it now.
   *
   * @throws StartRefusedException if it can't be opened
   */
  void open() throws StartRefusedException {
    try {
      use(opening.open());
    } catch (DatabaseAwayException e) {
      throw new StartRefusedException(e.getMessage(), e);
    }
  }

  /**
   * Opens it now, or as soon as the database allows.
   *
   * @throws StartRefusedException if that would never be
   */
  void openOrKeepTrying() throws StartRefusedException {
    try {
      use(opening.open());
    } catch (DatabaseAwayException e) {
      away(e);
    } catch (RuntimeException e) {
      away(e);
      LOGGER.log(Level.WARNING, "The control plane failed to open.", e);
    }
    if (opened == null) {
      thread.start();
    }
  }

  private void keepTrying() {
    Duration pause = FIRST_PAUSE;
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        try {
          use(opening.open());
          LOGGER.log(Level.INFO, "The database can be used: the API is ready.");
          return;
        } catch (StartRefusedException | DatabaseAwayException | RuntimeException e) {
          away(e);
        }
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void use(ControlPlane.Opened control) {
    opened = control;
    fault = null;
    whenOpen.accept(control);
  }

  /** Told once for each reason, not once for each attempt. */
  private void away(Exception reason) {
    String sentence = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    if (!sentence.equals(fault)) {
      LOGGER.log(
          Level.WARNING,
          "The API is not ready, and scans are answered from the local copy. "
              + sentence
              + " It is tried again until it works.");
    }
    fault = sentence;
  }

  /** The control plane, once it is open. */
  ControlPlane.@Nullable Opened opened() {
    return opened;
  }

  /** Why it is not open, in words; null before the first attempt has ended and once it is open. */
  @Nullable String fault() {
    return fault;
  }

  /** Ends the attempts, and the control plane where it is open. */
  void close() throws InterruptedException {
    closing.countDown();
    if (thread.isAlive()) {
      thread.join(LONGEST_STOP);
    }
    ControlPlane.Opened control = opened;
    if (control != null) {
      control.plane().close();
    }
  }
}
