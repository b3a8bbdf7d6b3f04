package dev.waypost.analytics;

import dev.waypost.scanlog.Audience;
import dev.waypost.scanlog.LoggedScan;
import dev.waypost.scanlog.ScanRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * Writes scans and positions within a transaction that the caller begins and ends. Not for several
 * threads at once.
 */
final class ScanWriter {
  private static final String READ_POSITION = Sql.read("read_position");
  private static final String WRITE_POSITION = Sql.read("write_position");
  private static final String DELETE_WORKSPACE = Sql.read("delete_workspace");
  private static final String DELETE_POSITION = Sql.read("delete_position");

  private final Agents agents;

  ScanWriter(Agents agents) {
    this.agents = agents;
  }

  /** How far the log was taken, 0 if it never was. */
  static long position(Connection connection, String logId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(READ_POSITION)) {
      statement.setString(1, logId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong("position") : 0;
      }
    }
  }

  /** Appends those of the scans that are at or behind the position. */
  void append(DuckDBConnection connection, String logId, List<LoggedScan> scans, long position)
      throws SQLException {
    try (DuckDBAppender appender = connection.createAppender("scan_event")) {
      for (LoggedScan scan : scans) {
        if (scan.position() >= position) {
          appendRow(appender, logId + "-" + scan.position(), scan.record());
        }
      }
      appender.flush();
    }
  }

  static void writePosition(Connection connection, String logId, long position)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WRITE_POSITION)) {
      statement.setString(1, logId);
      statement.setLong(2, position);
      statement.executeUpdate();
    }
  }

  /** Removes the scans of a workspace and the position of a log, and returns how many they were. */
  static long remove(Connection connection, String workspaceId, String logId) throws SQLException {
    try (PreparedStatement scans = connection.prepareStatement(DELETE_WORKSPACE);
        PreparedStatement position = connection.prepareStatement(DELETE_POSITION)) {
      scans.setString(1, workspaceId);
      position.setString(1, logId);
      position.executeUpdate();
      return scans.executeUpdate();
    }
  }

  /** The order is that of the columns. */
  private void appendRow(DuckDBAppender row, String eventId, ScanRecord scan) throws SQLException {
    Agent agent = agents.parse(scan.userAgent());
    row.beginRow();
    row.append(eventId);
    row.appendEpochMicros(Math.multiplyExact(scan.time().toEpochMilli(), 1_000L));
    row.append(scan.workspaceId());
    row.append(scan.codeId());
    row.append(scan.domain());
    row.append(scan.resolution());
    appendText(row, scan.rule());
    appendText(row, scan.variant());
    appendText(row, scan.country());
    appendText(row, scan.region());
    appendText(row, scan.city());
    row.append(scan.device());
    appendText(row, agent.os());
    appendText(row, agent.osVersion());
    appendText(row, agent.browser());
    appendText(row, agent.browserVersion());
    appendText(row, scan.language());
    appendText(row, scan.referrerHost());
    row.append(scan.visitor());
    row.append(isBot(scan.audience()));
    row.append(scan.audience() == Audience.PREVIEW);
    row.append(scan.routeRevision());
    row.append(scan.audience() == Audience.PASSED);
    row.endRow();
  }

  private static boolean isBot(Audience audience) {
    return switch (audience) {
      case PREVIEW, CRAWLER -> true;
      case PERSON, PASSED -> false;
    };
  }

  private static void appendText(DuckDBAppender row, @Nullable String text) throws SQLException {
    if (text == null) {
      row.appendNull();
    } else {
      row.append(text);
    }
  }
}
