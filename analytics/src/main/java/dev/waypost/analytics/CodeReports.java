package dev.waypost.analytics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads reports within a transaction that the caller began, so that their parts agree. */
final class CodeReports {
  private static final String TOTALS = Sql.read("code_totals");
  private static final String DAYS = Sql.read("code_days");
  private static final String DEVICES = Sql.read("code_devices");
  private static final String COUNTRIES = Sql.read("code_countries");

  private CodeReports() {}

  static CodeReport read(Connection connection, CodeReportQuery query) throws SQLException {
    List<CodeReport.Day> days = days(connection, query);
    List<CodeReport.Share> devices = shares(connection, DEVICES, query);
    List<CodeReport.Share> countries = shares(connection, COUNTRIES, query);
    try (PreparedStatement statement = connection.prepareStatement(TOTALS)) {
      bindScope(statement, 1, query);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new CodeReport(
            row.getLong("scans"),
            row.getLong("visitors"),
            row.getLong("bots"),
            days,
            devices,
            countries);
      }
    }
  }

  private static List<CodeReport.Day> days(Connection connection, CodeReportQuery query)
      throws SQLException {
    Map<LocalDate, CodeReport.Day> days = new TreeMap<>();
    for (LocalDate day : query.days()) {
      days.put(day, new CodeReport.Day(day, 0, 0));
    }
    OffsetStretches stretches = OffsetStretches.of(query.zone(), query.from(), query.to());
    try (PreparedStatement statement = connection.prepareStatement(DAYS)) {
      // DuckDB reads a list from the same text that Java prints for it.
      statement.setString(1, stretches.startSeconds().toString());
      statement.setString(2, stretches.endSeconds().toString());
      statement.setString(3, stretches.offsetSeconds().toString());
      bindScope(statement, 4, query);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LocalDate day = rows.getObject("day", LocalDate.class);
          days.put(day, new CodeReport.Day(day, rows.getLong("scans"), rows.getLong("visitors")));
        }
      }
    }
    return List.copyOf(days.values());
  }

  private static List<CodeReport.Share> shares(
      Connection connection, String sql, CodeReportQuery query) throws SQLException {
    List<CodeReport.Share> shares = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bindScope(statement, 1, query);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          shares.add(new CodeReport.Share(rows.getString("name"), rows.getLong("scans")));
        }
      }
    }
    return shares;
  }

  /** Every query ends with workspace, code, from and to. */
  private static void bindScope(PreparedStatement statement, int first, CodeReportQuery query)
      throws SQLException {
    statement.setString(first, query.workspaceId());
    statement.setString(first + 1, query.codeId());
    statement.setLong(first + 2, ceilingMillis(query.from()));
    statement.setLong(first + 3, ceilingMillis(query.to()));
  }

  /** Scans have whole milliseconds: to compare with the next one is to compare with the instant. */
  private static long ceilingMillis(Instant instant) {
    return instant.plusNanos(999_999).toEpochMilli();
  }
}
