package dev.waypost.scanlog;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The writing end of a log: appends records to the active segment, begins segments, and says what
 * is to be synced. One lock guards it; under the lock nothing is ever synced.
 */
final class LogWriter {
  private final LogStorage storage;
  private final Path directory;
  private final long segmentMaxBytes;
  private final long maxBytes;
  private final long retryNanos;
  private final Segments segments;
  private final LogHealth health;
  private final SecureRandom random = new SecureRandom();
  private final PendingScans single = new PendingScans();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition syncerHasWork = lock.newCondition();
  private @Nullable SegmentWriter active;
  private final List<SegmentWriter> sealed = new ArrayList<>();
  private boolean unsyncedData;
  private boolean unsyncedNames;
  private volatile boolean closing;
  private boolean writeFailing;
  private boolean full;
  private long noWriteBefore;
  private boolean overdue;
  private long noNewSegmentBefore;
  private long firstUnusedPosition;
  private long appended;
  private long lost;
  private volatile long end;
  private volatile long durableEnd;

  /**
   * @param settings how large the log and its segments may get
   * @param retryInterval how long to wait after a failure before the next attempt to write
   * @param found where to go on
   */
  LogWriter(
      LogStorage storage,
      Path directory,
      ScanLogSettings settings,
      Duration retryInterval,
      LogRecovery.Found found,
      LogHealth health) {
    this.storage = storage;
    this.directory = directory;
    this.segmentMaxBytes = settings.segmentMaxBytes();
    this.maxBytes = settings.maxBytes();
    this.retryNanos = retryInterval.toNanos();
    this.segments = found.segments();
    this.health = health;
    this.firstUnusedPosition = found.firstUnusedPosition();
    this.end = found.end();
    this.durableEnd = found.durableEnd();
    this.noNewSegmentBefore = System.nanoTime();
  }

  /** Appends the record and answers whether it is in the log; a loss is counted. */
  boolean append(ScanRecord record) {
    lock.lock();
    try {
      single.add(record);
      return append(single);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Appends all that wait, none of which waits any more, and answers whether all are in the log;
   * losses are counted.
   */
  boolean append(PendingScans pending) {
    lock.lock();
    try {
      int written = 0;
      while (written < pending.count() && !closing && !isWaitingAfterFailure()) {
        int next = write(pending, written);
        if (next == written) {
          break;
        }
        written = next;
      }
      int missing = pending.count() - written;
      appended += written;
      lost += missing;
      pending.clear();
      return missing == 0;
    } finally {
      lock.unlock();
    }
  }

  /** The position behind the last record written. */
  long end() {
    return end;
  }

  /** The position up to which everything is on the device. */
  long durableEnd() {
    return durableEnd;
  }

  /** Records written and records lost since the log was opened. */
  record Counts(long appended, long lost) {}

  Counts counts() {
    lock.lock();
    try {
      return new Counts(appended, lost);
    } finally {
      lock.unlock();
    }
  }

  private boolean isWaitingAfterFailure() {
    return writeFailing && System.nanoTime() - noWriteBefore < 0;
  }

  /**
   * Writes as many of those that wait as go into one segment.
   *
   * @return the first that is not written
   */
  private int write(PendingScans pending, int from) {
    int to;
    try {
      SegmentWriter target = segmentFor(pending.start(from + 1) - pending.start(from));
      to = pending.fitting(from, room(target));
      if (to == from) {
        becameFull();
        return from;
      }
      try {
        target.append(pending, from, to);
      } catch (IOException fault) {
        takeBack(target);
        throw fault;
      }
      end = target.segment().end();
    } catch (IOException fault) {
      writeFailed(fault);
      return from;
    }
    markUnsynced();
    writeWorks();
    return to;
  }

  /**
   * How many bytes may go into a segment: a segment in the stead of which none could be begun goes
   * on growing, but never beyond what the whole log may take.
   */
  private long room(SegmentWriter target) {
    long ofLog = maxBytes - segments.bytes();
    return overdue ? ofLog : Math.min(ofLog, segmentMaxBytes - target.segment().bytes());
  }

  private void becameFull() {
    if (!full) {
      full = true;
      health.becameFull(maxBytes);
    }
  }

  private SegmentWriter segmentFor(int frameBytes) throws IOException {
    SegmentWriter current = active;
    if (current == null) {
      return beginSegment();
    }
    if (current.segment().bytes() + frameBytes <= segmentMaxBytes
        || System.nanoTime() - noNewSegmentBefore < 0) {
      return current;
    }
    try {
      return beginSegment();
    } catch (IOException fault) {
      // As when the process has no file handle left: rather too large a segment than a lost scan.
      noNewSegmentBefore = System.nanoTime() + retryNanos;
      if (!overdue) {
        overdue = true;
        health.warn("a new segment could not be begun, so the last one grows on: " + fault);
      }
      return current;
    }
  }

  private SegmentWriter beginSegment() throws IOException {
    long base = Math.max(end, firstUnusedPosition);
    SegmentWriter begun;
    try {
      begun = SegmentWriter.create(storage, directory, new SegmentHeader(base, random.nextLong()));
    } catch (FileAlreadyExistsException leftOver) {
      // From an attempt that failed and could not be undone: the next one takes another name.
      firstUnusedPosition = base + SegmentHeader.BYTES;
      throw leftOver;
    }
    if (active != null) {
      sealed.add(active);
    }
    active = begun;
    overdue = false;
    segments.add(begun.segment());
    end = begun.segment().end();
    unsyncedNames = true;
    markUnsynced();
    return begun;
  }

  /**
   * Removes what a failed append left. Where even this fails the segment is abandoned: the next one
   * begins where this one's good bytes end, and so tells every reader not to look further.
   */
  private void takeBack(SegmentWriter target) {
    if (!target.rollBack()) {
      sealed.add(target);
      active = null;
      markUnsynced();
    }
  }

  private void writeFailed(IOException fault) {
    writeFailing = true;
    noWriteBefore = System.nanoTime() + retryNanos;
    health.writeFailed(fault);
  }

  private void writeWorks() {
    if (writeFailing || full) {
      writeFailing = false;
      full = false;
      health.writeWorks(lost);
    }
  }

  private void markUnsynced() {
    if (!unsyncedData) {
      unsyncedData = true;
      syncerHasWork.signal();
    }
  }

  /**
   * What one sync has to force.
   *
   * @param names whether segments were begun
   * @param sealed segments that nothing more is written to
   * @param active the segment that is written to; null if none could be begun
   * @param end the position up to which everything is durable if all of it works
   */
  record Unsynced(
      boolean names, List<SegmentWriter> sealed, @Nullable SegmentWriter active, long end) {}

  /**
   * Waits until there is something to sync, and then for the delay, so that more comes together.
   *
   * @param afterFailure whether to return after the delay even if nothing is to be synced
   * @return false if the log is closing
   */
  boolean awaitUnsynced(Duration delay, boolean afterFailure) {
    lock.lock();
    try {
      while (!closing && !afterFailure && !unsyncedData && active != null) {
        syncerHasWork.awaitUninterruptibly();
      }
      long nanos = delay.toNanos();
      while (!closing && nanos > 0) {
        nanos = syncerHasWork.awaitNanos(nanos);
      }
    } catch (InterruptedException interrupted) {
      // Nobody has a reason to interrupt the syncing thread; if it happens, a sync comes early.
    } finally {
      lock.unlock();
    }
    return !closing;
  }

  /**
   * Hands over everything that is not synced. Begins a segment first if there is none and another
   * attempt is due.
   */
  Unsynced takeUnsynced() {
    lock.lock();
    try {
      if (active == null && !isWaitingAfterFailure()) {
        try {
          beginSegment();
          writeWorks();
        } catch (IOException fault) {
          writeFailed(fault);
        }
      }
      Unsynced taken = new Unsynced(unsyncedNames, List.copyOf(sealed), active, end);
      unsyncedData = false;
      unsyncedNames = false;
      sealed.clear();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** All that was taken is on the device, an active segment among it. */
  void synced(Unsynced taken) {
    durableEnd = taken.end();
  }

  /**
   * Something taken could not be forced: the segment that was active is not written to any more.
   *
   * @param activeForced whether it is durable as far as it was taken; then what was added to it
   *     since is still to be synced
   */
  void syncFailed(Unsynced taken, boolean activeForced) {
    SegmentWriter suspect = taken.active();
    if (suspect == null) {
      return;
    }
    lock.lock();
    try {
      if (active == suspect) {
        active = null;
        sealed.add(suspect);
      }
      if (activeForced) {
        markUnsynced();
      } else {
        sealed.remove(suspect);
        suspect.closeQuietly();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Refuses further records and lets the syncing thread come to its end. */
  void beginClosing() {
    lock.lock();
    try {
      closing = true;
      syncerHasWork.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Gives back the files, after the last sync. */
  void closeFiles() {
    lock.lock();
    try {
      sealed.forEach(SegmentWriter::closeQuietly);
      if (active != null) {
        active.closeQuietly();
      }
    } finally {
      lock.unlock();
    }
  }
}
