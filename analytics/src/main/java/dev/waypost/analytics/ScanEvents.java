package dev.waypost.analytics;

import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanSink;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;

/**
 * The scans in a DuckDB file of their own: taken from the log exactly once, and counted in reports.
 * Any thread may call any method; reports run beside the intake. The calls block and belong on
 * platform threads, since DuckDB's native code holds the carrier of a virtual one.
 */
public final class ScanEvents implements ScanSink, Closeable {
  /** More readers at once would only share the same few threads and the same memory. */
  private static final int READERS_MAX = 4;

  /** Only duplicated: a connection serves one thread at a time. */
  private final DuckDBConnection root;

  private final DuckDBConnection intake;
  private final ScanWriter writer;
  private final ReentrantLock intakeLock = new ReentrantLock();
  private final Semaphore readers = new Semaphore(READERS_MAX, true);
  private volatile boolean closed;

  private ScanEvents(DuckDBConnection root, DuckDBConnection intake, Agents agents) {
    this.root = root;
    this.intake = intake;
    this.writer = new ScanWriter(intake, agents);
  }

  /** Opens with {@link AnalyticsSettings#DEFAULTS}. */
  public static ScanEvents open(Path file) throws AnalyticsFileException {
    return open(file, AnalyticsSettings.DEFAULTS);
  }

  /**
   * Opens a file, or creates it in a folder that exists.
   *
   * @throws AnalyticsFileException if the file is not Waypost's, was written by a newer version, is
   *     damaged, in use by another process, or out of reach
   */
  public static ScanEvents open(Path file, AnalyticsSettings settings)
      throws AnalyticsFileException {
    DuckDBConnection root = DatabaseFile.open(file, settings);
    try {
      DuckDBConnection intake = root.duplicate();
      intake.setAutoCommit(false);
      return new ScanEvents(root, intake, new Agents(settings.agentCacheEntries()));
    } catch (SQLException e) {
      AnalyticsFileException unusable = DatabaseFile.unusable(file, e);
      try {
        root.close();
      } catch (SQLException closeFailure) {
        unusable.addSuppressed(closeFailure);
      }
      throw unusable;
    }
  }

  @Override
  public String name() {
    return "analytics";
  }

  @Override
  public long position(String logId) throws SQLException {
    intakeLock.lock();
    try {
      requireOpen();
      return inTransaction(() -> ScanWriter.position(intake, logId));
    } finally {
      intakeLock.unlock();
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>Scans before the stored position were taken already and are left out.
   *
   * @throws IllegalArgumentException if a scan does not lie before {@code nextPosition}
   */
  @Override
  public void accept(String logId, List<LoggedScan> scans, long nextPosition) throws SQLException {
    for (LoggedScan scan : scans) {
      if (scan.position() >= nextPosition) {
        throw new IllegalArgumentException(
            "A scan at "
                + scan.position()
                + " does not lie before the next position "
                + nextPosition
                + ".");
      }
    }
    intakeLock.lock();
    try {
      requireOpen();
      inTransaction(() -> {
        long position = ScanWriter.position(intake, logId);
        if (nextPosition > position) {
          writer.append(logId, scans, position);
          writer.writePosition(logId, nextPosition);
        }
        return position;
      });
    } finally {
      intakeLock.unlock();
    }
  }

  /**
   * Counts the scans of a code, as of one moment.
   *
   * @throws AnalyticsException if the database does not answer
   */
  public CodeReport codeReport(CodeReportQuery query) {
    return read(connection -> CodeReports.read(connection, query));
  }

  /**
   * What is stored, as of one moment.
   *
   * @throws AnalyticsException if the database does not answer
   */
  public AnalyticsHealth health() {
    return read(ScanEvents::health);
  }

  /** Waits for reports that are being read, then writes everything into the one file. */
  @Override
  public void close() throws IOException {
    intakeLock.lock();
    readers.acquireUninterruptibly(READERS_MAX);
    try (root;
        intake) {
      if (!closed) {
        closed = true;
        try (Statement statement = root.createStatement()) {
          statement.execute(Sql.read("checkpoint"));
        }
      }
    } catch (SQLException e) {
      throw new IOException("The analytics database was not closed in order.", e);
    } finally {
      readers.release(READERS_MAX);
      intakeLock.unlock();
    }
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  /** Either all of the work is stored or none of it. */
  private <T> T inTransaction(Work<T> work) throws SQLException {
    try {
      T result = work.run();
      intake.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        intake.rollback();
      } catch (SQLException rollbackFailure) {
        e.addSuppressed(rollbackFailure);
      }
      throw e;
    }
  }

  private <T> T read(Reading<T> reading) {
    readers.acquireUninterruptibly();
    try {
      requireOpen();
      try (DuckDBConnection connection = root.duplicate()) {
        connection.setAutoCommit(false);
        T result = reading.from(connection);
        connection.rollback();
        return result;
      }
    } catch (SQLException e) {
      throw new AnalyticsException("The analytics database did not answer.", e);
    } finally {
      readers.release();
    }
  }

  private static AnalyticsHealth health(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      long events;
      try (ResultSet row = statement.executeQuery(Sql.read("count_events"))) {
        row.next();
        events = row.getLong("events");
      }
      Map<String, Long> positions = new HashMap<>();
      try (ResultSet rows = statement.executeQuery(Sql.read("list_positions"))) {
        while (rows.next()) {
          positions.put(rows.getString("log_id"), rows.getLong("position"));
        }
      }
      return new AnalyticsHealth(events, positions);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("The analytics database is closed.");
    }
  }
}
