package dev.waypost.analytics;

import dev.waypost.analytics.ScanSummary.Dimension;
import dev.waypost.analytics.ScanSummary.Length;
import dev.waypost.analytics.ScanSummary.Share;
import dev.waypost.analytics.ScanSummary.Step;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads summaries within a transaction that the caller began, so that their parts agree. */
final class ScanSummaries {
  private static final String TOTALS = Sql.read("scope_totals");
  private static final String STEPS = Sql.read("scope_steps");
  private static final String SHARES = Sql.read("scope_shares");
  private static final String CODES = Sql.read("scope_codes");

  private ScanSummaries() {}

  static ScanSummary read(
      Connection connection, ScanScope scope, Length length, Set<Dimension> dimensions, int most)
      throws SQLException {
    List<Step> steps = steps(connection, scope, length);
    Map<Dimension, List<Share>> shares = new EnumMap<>(Dimension.class);
    for (Dimension dimension : dimensions) {
      shares.put(dimension, shares(connection, scope, dimension, most));
    }
    try (PreparedStatement statement = connection.prepareStatement(TOTALS)) {
      int _ = bind(statement, 1, scope);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Timestamp last = row.getTimestamp("last_time", utc());
        return new ScanSummary(
            row.getLong("scans"),
            row.getLong("visitors"),
            row.getLong("bots"),
            last == null ? null : last.toInstant(),
            steps,
            shares);
      }
    }
  }

  private static List<Step> steps(Connection connection, ScanScope scope, Length length)
      throws SQLException {
    Map<LocalDateTime, Step> steps = new TreeMap<>();
    for (LocalDate day : scope.time().days()) {
      int perDay = length == Length.DAY ? 1 : 24;
      for (int hour = 0; hour < perDay; hour++) {
        LocalDateTime start = day.atTime(hour, 0);
        if (isWithin(start, scope, length)) {
          steps.put(start, new Step(start, 0, 0));
        }
      }
    }
    OffsetStretches stretches = OffsetStretches.of(scope.zone(), scope.from(), scope.to());
    try (PreparedStatement statement =
        connection.prepareStatement(STEPS.replace("{step}", length.word()))) {
      statement.setString(1, stretches.startSeconds().toString());
      statement.setString(2, stretches.endSeconds().toString());
      statement.setString(3, stretches.offsetSeconds().toString());
      int _ = bind(statement, 4, scope);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LocalDateTime start = rows.getObject("step", LocalDateTime.class);
          steps.put(start, new Step(start, rows.getLong("scans"), rows.getLong("visitors")));
        }
      }
    }
    return List.copyOf(steps.values());
  }

  /** The first and the last day may be cut. */
  private static boolean isWithin(LocalDateTime start, ScanScope scope, Length length) {
    if (length == Length.DAY) {
      return true;
    }
    Instant begin = start.atZone(scope.zone()).toInstant();
    return begin.plus(Duration.ofHours(1)).isAfter(scope.from()) && begin.isBefore(scope.to());
  }

  private static List<Share> shares(
      Connection connection, ScanScope scope, Dimension dimension, int most) throws SQLException {
    List<Share> shares = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(SHARES.replace("{column}", dimension.column()))) {
      int next = bind(statement, 1, scope);
      statement.setInt(next, most);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          shares.add(
              new Share(rows.getString("name"), rows.getLong("scans"), rows.getLong("visitors")));
        }
      }
    }
    return List.copyOf(shares);
  }

  /** The scans of each code that has any, in so many steps of equal length. */
  static Map<String, long[]> perCode(Connection connection, ScanScope scope, int count)
      throws SQLException {
    Map<String, long[]> scans = new HashMap<>();
    long from = scope.from().toEpochMilli();
    long length = Math.ceilDiv(scope.to().toEpochMilli() - from, count);
    try (PreparedStatement statement = connection.prepareStatement(CODES)) {
      statement.setLong(1, from);
      statement.setLong(2, length);
      int _ = bind(statement, 3, scope);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          int step = Math.clamp(rows.getInt("step"), 0, count - 1);
          scans.computeIfAbsent(rows.getString("code"), _ -> new long[count])[step] +=
              rows.getLong("scans");
        }
      }
    }
    return scans;
  }

  /** Workspace, codes twice, from and to. */
  private static int bind(PreparedStatement statement, int first, ScanScope scope)
      throws SQLException {
    String codes = list(scope.codeIds());
    statement.setString(first, scope.workspaceId());
    statement.setString(first + 1, codes);
    statement.setString(first + 2, codes);
    statement.setLong(first + 3, scope.from().toEpochMilli());
    statement.setLong(first + 4, scope.to().toEpochMilli());
    return first + 5;
  }

  /** DuckDB reads a list from such a text; ids are letters, digits and underscores. */
  private static @Nullable String list(@Nullable Set<String> codeIds) {
    return codeIds == null ? null : "[" + String.join(", ", codeIds) + "]";
  }

  private static Calendar utc() {
    return Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
  }
}
