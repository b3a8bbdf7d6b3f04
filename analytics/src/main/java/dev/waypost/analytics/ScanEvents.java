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
import java.util.Set;

/**
 * The scans in a DuckDB file of their own: taken from the log exactly once, and counted in reports.
 * Any thread may call any method; reports run beside the intake. The calls block and belong on
 * platform threads, since DuckDB's native code holds the carrier of a virtual one.
 *
 * <p>After a failure that DuckDB cannot get over, such as a full disk at a commit, the file is
 * opened anew by the next call.
 */
public final class ScanEvents implements ScanSink, Closeable {
  private final Database database;
  private final ScanWriter writer;

  private ScanEvents(Database database, Agents agents) {
    this.database = database;
    this.writer = new ScanWriter(agents);
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
    return new ScanEvents(Database.open(file, settings), new Agents(settings.agentCacheEntries()));
  }

  @Override
  public String name() {
    return "analytics";
  }

  /**
   * {@inheritDoc}
   *
   * @throws AnalyticsFileException if the file had to be opened anew and could not be
   */
  @Override
  public long position(String logId) throws SQLException, AnalyticsFileException {
    return database.write(connection -> ScanWriter.position(connection, logId));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Scans before the stored position were taken already and are left out.
   *
   * @throws IllegalArgumentException if a scan does not lie before {@code nextPosition}
   * @throws AnalyticsFileException if the file had to be opened anew and could not be
   */
  @Override
  public void accept(String logId, List<LoggedScan> scans, long nextPosition)
      throws SQLException, AnalyticsFileException {
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
    database.write(connection -> {
      long position = ScanWriter.position(connection, logId);
      if (nextPosition > position) {
        writer.append(connection, logId, scans, position);
        ScanWriter.writePosition(connection, logId, nextPosition);
      }
      return position;
    });
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
   * Removes the scans of a workspace and forgets the log that brought them alone, so that it may be
   * taken anew from its beginning.
   *
   * @return how many scans there were
   * @throws AnalyticsException if the database does not answer; nothing is removed then
   */
  public long remove(String workspaceId, String logId) {
    try {
      return database.write(connection -> ScanWriter.remove(connection, workspaceId, logId));
    } catch (SQLException | AnalyticsFileException e) {
      throw unanswered(e);
    }
  }

  /**
   * Summarises the scans of many codes, as of one moment.
   *
   * @param dimensions by which to tell them apart
   * @param most how many shares of a dimension at most
   * @throws AnalyticsException if the database does not answer
   */
  public ScanSummary summary(
      ScanScope scope, ScanSummary.Length length, Set<ScanSummary.Dimension> dimensions, int most) {
    return read(connection -> ScanSummaries.read(connection, scope, length, dimensions, most));
  }

  /**
   * The scans of each code that has any, in so many steps of equal length over the time of a scope.
   *
   * @throws AnalyticsException if the database does not answer
   */
  public Map<String, long[]> perCode(ScanScope scope, int steps) {
    return read(connection -> ScanSummaries.perCode(connection, scope, steps));
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
    database.close();
  }

  private <T> T read(Instance.Work<T> work) {
    try {
      return database.read(work);
    } catch (SQLException | AnalyticsFileException e) {
      throw unanswered(e);
    }
  }

  private static AnalyticsException unanswered(Exception cause) {
    return new AnalyticsException("The analytics database did not answer.", cause);
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
}
