package dev.waypost.scanlog;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A durable, append-only log of scans in a directory of its own; the package docs give its format.
 *
 * <p>A record is with the operating system before {@link #append} returns, so a killed process
 * loses none that was acknowledged; a thread of the log brings it to the device within the sync
 * interval, so a power cut loses at most that. Readers get what is on the device and nothing else:
 * none is ever ahead of the log.
 *
 * <p>All methods may be called by any thread.
 */
public final class ScanLog implements Closeable {
  /** A failed write is tried again after this time, so that a full disk costs little per scan. */
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final LogDirectory directory;
  private final LogHealth health;
  private final SetAside setAside;
  private final Segments segments;
  private final LogWriter writer;
  private final LogReader reader;
  private final Thread syncThread;
  private final List<Runnable> progressListeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private ScanLog(
      ScanLogSettings settings, LogDirectory directory, LogStorage storage, Duration retryInterval)
      throws IOException {
    Path path = directory.path();
    this.directory = directory;
    this.health = new LogHealth(path);
    this.setAside = SetAside.open(storage, path, health);
    LogRecovery.Found found = LogRecovery.recover(directory, storage, setAside, health);
    this.segments = found.segments();
    this.writer = new LogWriter(storage, path, settings, retryInterval, found, health);
    this.reader = new LogReader(storage, segments, setAside);
    LogSyncer syncer =
        new LogSyncer(
            writer,
            storage,
            path,
            settings.syncInterval(),
            retryInterval,
            health,
            () -> progressListeners.forEach(Runnable::run));
    // Begins a segment and shows at once whether the device can be written and synced.
    syncer.sync();
    this.syncThread =
        Thread.ofPlatform().daemon().name("scanlog-sync-" + path.getFileName()).start(syncer);
  }

  /**
   * Opens the log in a directory, or begins one where there is none. Repairs what a crash left. A
   * disk that is full or refuses to sync does not keep a log from being opened; its {@link #status}
   * tells.
   *
   * @throws IOException if the directory cannot be used, is in use by another log, or holds a log
   *     of a newer version; the message says what to do
   */
  public static ScanLog open(ScanLogSettings settings) throws IOException {
    return open(settings, new DiskStorage(), RETRY_INTERVAL);
  }

  static ScanLog open(ScanLogSettings settings, LogStorage storage, Duration retryInterval)
      throws IOException {
    LogDirectory directory = LogDirectory.open(settings.directory(), storage);
    try {
      return new ScanLog(settings, directory, storage, retryInterval);
    } catch (IOException | RuntimeException fault) {
      directory.close();
      throw fault;
    }
  }

  /** The log's identity: 32 lower-case hexadecimal digits, random, made with the log. */
  public String logId() {
    return directory.logId();
  }

  /**
   * Writes a record, with one write to the file and no sync.
   *
   * @return whether it is in the log. If not, because the disk is full or faulty or the log is
   *     closed, the loss is counted and the operator told; no exception is thrown, and writing is
   *     tried again by itself.
   */
  public boolean append(ScanRecord record) {
    return writer.append(record);
  }

  /**
   * Writes all records that wait, with one write to the file (one more where a segment is full) and
   * no sync. None waits any more afterwards.
   *
   * @return whether all of them are in the log; otherwise as for {@link #append(ScanRecord)}
   */
  public boolean append(PendingScans pending) {
    return pending.count() == 0 || writer.append(pending);
  }

  /** The position behind the last record written. */
  public long end() {
    return writer.end();
  }

  /** The position up to which everything is on the device. */
  public long durableEnd() {
    return writer.durableEnd();
  }

  /** How the log is doing. */
  public ScanLogStatus status() {
    LogWriter.Counts counts = writer.counts();
    return new ScanLogStatus(
        health.state(),
        counts.appended(),
        counts.lost(),
        setAside.bytes(),
        health.lastFault(),
        segments.bytes(),
        writer.end(),
        writer.durableEnd());
  }

  /**
   * Reads durable records in order. Damage that is met is set aside and skipped.
   *
   * @param from the position after what the reader has taken, 0 to read from the beginning; where
   *     it lies in a range that was deleted or skipped, the next record that exists comes first
   * @param maxRecords at least 1
   * @throws PositionBeyondEndException if {@code from} lies behind the end
   * @throws IOException if the files cannot be read; trying again is safe
   */
  public ScanBatch read(long from, int maxRecords) throws IOException {
    if (from < 0 || maxRecords < 1) {
      throw new IllegalArgumentException(
          "from is %d and maxRecords %d; allowed are 0 and more, and 1 and more"
              .formatted(from, maxRecords));
    }
    requireOpen();
    long limit = durableEnd();
    long end = end();
    if (from > end) {
      throw new PositionBeyondEndException(logId(), from, end);
    }
    return reader.read(from, limit, maxRecords);
  }

  /**
   * Deletes the segments that end at or before a position, oldest first; never the newest that is
   * durable, since its name proves how far the log went, nor any after it.
   *
   * @throws IOException if a segment cannot be deleted; it and the ones after it are kept
   */
  public void deleteBefore(long position) throws IOException {
    requireOpen();
    Segment newestDurable = segments.before(durableEnd());
    for (Segment segment : segments.all()) {
      if (newestDurable == null || segment == newestDurable || segment.end() > position) {
        return;
      }
      segments.remove(segment);
      try {
        Files.deleteIfExists(segment.file());
      } catch (IOException fault) {
        segments.add(segment);
        throw fault;
      }
    }
  }

  /** Refuses further records, syncs, and gives the directory free. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    writer.beginClosing();
    if (!joinSyncThread()) {
      health.warn(
          "the last sync did not end within %s; the log was closed without it"
              .formatted(LONGEST_CLOSE));
    }
    writer.closeFiles();
    try {
      directory.close();
    } catch (IOException fault) {
      health.warn("its lock could not be given back: " + fault);
    }
  }

  /** Has the listener called after each sync, by the syncing thread: it must be quick. */
  void addProgressListener(Runnable listener) {
    progressListeners.add(listener);
  }

  void removeProgressListener(Runnable listener) {
    progressListeners.remove(listener);
  }

  private void requireOpen() throws IOException {
    if (closed.get()) {
      throw new IOException("The scan log in %s is closed.".formatted(directory.path()));
    }
  }

  private boolean joinSyncThread() {
    long deadline = System.nanoTime() + LONGEST_CLOSE.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return syncThread.join(Duration.ofNanos(deadline - System.nanoTime()));
        } catch (InterruptedException waitOn) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
