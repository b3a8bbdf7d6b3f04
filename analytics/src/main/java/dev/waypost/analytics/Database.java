package dev.waypost.analytics;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer and some readers at a time of a DuckDB file. When the instance that has the file open
 * breaks, whoever comes next closes it and opens the file anew, until that works. Any thread may
 * call any method.
 */
final class Database implements Closeable {
  private static final Logger LOGGER = System.getLogger(Database.class.getName());

  /** More readers at once would only share the same few threads and the same memory. */
  private static final int READERS_MAX = 4;

  private final Path file;
  private final AnalyticsSettings settings;

  /** Held to write, and taken before the readers' permits. */
  private final ReentrantLock writing = new ReentrantLock();

  private final Semaphore readers = new Semaphore(READERS_MAX, true);

  /** This and {@code closed} change only while nobody writes or reads. */
  private volatile Instance instance;

  private boolean closed;

  private Database(Path file, AnalyticsSettings settings, Instance instance) {
    this.file = file;
    this.settings = settings;
    this.instance = instance;
  }

  /**
   * Opens a file, or creates it.
   *
   * @throws AnalyticsFileException as {@link DatabaseFile#open} does
   */
  static Database open(Path file, AnalyticsSettings settings) throws AnalyticsFileException {
    return new Database(file, settings, Instance.open(file, settings));
  }

  /**
   * Either all of the work is stored or none of it, as far as an exception can tell: a commit may
   * have been stored although it failed.
   *
   * @throws AnalyticsFileException if the file had to be opened anew and could not be
   */
  <T> T write(Instance.Work<T> work) throws SQLException, AnalyticsFileException {
    writing.lock();
    try {
      replaceIfBroken();
      return instance.write(work);
    } finally {
      writing.unlock();
    }
  }

  /**
   * The work sees one moment.
   *
   * @throws AnalyticsFileException if the file had to be opened anew and could not be
   */
  <T> T read(Instance.Work<T> work) throws SQLException, AnalyticsFileException {
    if (instance.broken()) {
      writing.lock();
      try {
        replaceIfBroken();
      } finally {
        writing.unlock();
      }
    }
    readers.acquireUninterruptibly();
    try {
      requireOpen();
      return instance.read(work);
    } finally {
      readers.release();
    }
  }

  /** Waits for those who read or write, then writes everything into the one file. */
  @Override
  public void close() throws IOException {
    writing.lock();
    readers.acquireUninterruptibly(READERS_MAX);
    try {
      if (!closed) {
        closed = true;
        if (instance.broken()) {
          instance.close();
        } else {
          instance.checkpointAndClose();
        }
      }
    } catch (SQLException e) {
      throw new IOException("The analytics database was not closed in order.", e);
    } finally {
      readers.release(READERS_MAX);
      writing.unlock();
    }
  }

  /** The caller holds the lock and no permit. */
  private void replaceIfBroken() throws AnalyticsFileException {
    requireOpen();
    if (!instance.broken()) {
      return;
    }
    readers.acquireUninterruptibly(READERS_MAX);
    try {
      closeBroken();
      instance = Instance.open(file, settings);
    } finally {
      readers.release(READERS_MAX);
    }
  }

  private void closeBroken() {
    try {
      instance.close();
    } catch (SQLException e) {
      LOGGER.log(Level.DEBUG, "The analytics database could not be closed in order.", e);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The analytics database is closed.");
    }
  }
}
