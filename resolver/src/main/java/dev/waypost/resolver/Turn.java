package dev.waypost.resolver;

import dev.waypost.scanlog.PendingScans;
import dev.waypost.scanlog.ScanLog;
import dev.waypost.scanlog.ScanRecord;
import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadEventLoop;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event loop decides in one turn, that is, for all requests that it found waiting
 * together. At the end of the turn all scans go into the log with one write, and only then their
 * answers leave. Where the log can't take the scans, the answers leave all the same: people are
 * waiting, and the log counts and reports what it lost.
 *
 * <p>Used by its event loop alone.
 */
final class Turn {
  /** A turn with more in it than this ends early, so that the first answers don't wait for long. */
  private static final int LONGEST_BYTES = 128 * 1024;

  private final ScanLog log;
  private final EventLoop loop;
  private final InstantSource clock;
  private final LoopMeter meter;
  private final Runnable end = this::end;
  private final PendingScans scans = new PendingScans();
  private List<Runnable> answers = new ArrayList<>();
  private List<Runnable> leaving = new ArrayList<>();
  private boolean open;
  private long began;
  private @Nullable Instant now;

  Turn(ScanLog log, EventLoop loop, InstantSource clock, LoopMeter meter) {
    this.log = log;
    this.loop = loop;
    this.clock = clock;
    this.meter = meter;
  }

  /** The time, the same for all scans of a turn. */
  Instant now() {
    Instant present = now;
    if (present == null) {
      present = clock.instant();
      now = present;
      begin();
    }
    return present;
  }

  /** Takes a scan for the log; its answer is to follow through {@link #answer}. */
  void log(ScanRecord record) {
    begin();
    scans.add(record);
  }

  /** Has an answer leave when everything that was logged before is in the log. */
  void answer(Runnable answer) {
    begin();
    answers.add(answer);
    if (scans.bytes() > LONGEST_BYTES) {
      end();
    }
  }

  /** Ends the turn now. */
  void end() {
    open = false;
    now = null;
    int logged = scans.count();
    boolean _ = log.append(scans);
    List<Runnable> due = answers;
    answers = leaving;
    leaving = due;
    due.forEach(Runnable::run);
    due.clear();
    if (logged > 0) {
      meter.answered(logged, System.nanoTime() - began);
    }
  }

  private void begin() {
    if (!open) {
      open = true;
      began = System.nanoTime();
      if (loop instanceof SingleThreadEventLoop iterating) {
        iterating.executeAfterEventLoopIteration(end);
      } else {
        loop.execute(end);
      }
    }
  }
}
