package dev.waypost.analytics;

import static java.util.stream.Collectors.joining;

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
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;

/** Reads summaries within a transaction that the caller began, so that their parts agree. */
final class ScanSummaries {
  private static final String SUMMARY = Sql.read("scope_summary");
  private static final String SHARE = Sql.read("scope_share");
  private static final String CODES = Sql.read("scope_codes");

  private ScanSummaries() {}

  static ScanSummary read(
      Connection connection, ScanScope scope, Length length, Set<Dimension> dimensions, int most)
      throws SQLException {
    OffsetStretches stretches = OffsetStretches.of(scope.zone(), scope.from(), scope.to());
    try (PreparedStatement statement =
        connection.prepareStatement(statement(scope, length, dimensions, most))) {
      statement.setString(1, stretches.startSeconds().toString());
      statement.setString(2, stretches.endSeconds().toString());
      statement.setString(3, stretches.offsetSeconds().toString());
      int _ = bind(statement, 4, scope);
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows, emptySteps(scope, length), dimensions);
      }
    }
  }

  private static String statement(
      ScanScope scope, Length length, Set<Dimension> dimensions, int most) {
    String columns =
        dimensions.stream().map(dimension -> ", " + dimension.column()).collect(joining());
    String shares =
        dimensions.stream()
            .map(dimension ->
                SHARE
                    .replace("{column}", dimension.column())
                    .replace("{most}", Integer.toString(most)))
            .collect(joining());
    return SUMMARY
        .replace("{columns}", columns)
        .replace("{step}", length.word())
        .replace("{codes}", codes(scope))
        .replace("{shares}", shares);
  }

  /** The rows come in any order. */
  private static ScanSummary read(
      ResultSet rows, Map<LocalDateTime, Step> steps, Set<Dimension> dimensions)
      throws SQLException {
    Map<String, List<Share>> shares = new HashMap<>();
    ScanSummary totals = new ScanSummary(0, 0, 0, null, List.of(), Map.of());
    while (rows.next()) {
      String part = rows.getString("part");
      long scans = rows.getLong("scans");
      long visitors = rows.getLong("visitors");
      switch (part) {
        case "totals" -> {
          Timestamp last = rows.getTimestamp("time", utc());
          totals =
              new ScanSummary(
                  scans,
                  visitors,
                  rows.getLong("bots"),
                  last == null ? null : last.toInstant(),
                  List.of(),
                  Map.of());
        }
        case "steps" -> {
          LocalDateTime start = rows.getObject("time", LocalDateTime.class);
          steps.put(start, new Step(start, scans, visitors));
        }
        default ->
            shares
                .computeIfAbsent(part, _ -> new ArrayList<>())
                .add(new Share(rows.getString("name"), scans, visitors));
      }
    }
    Map<Dimension, List<Share>> byDimension = new EnumMap<>(Dimension.class);
    for (Dimension dimension : dimensions) {
      List<Share> theirs = shares.getOrDefault(dimension.column(), new ArrayList<>());
      theirs.sort(Comparator.comparingLong(Share::scans).reversed().thenComparing(Share::name));
      byDimension.put(dimension, List.copyOf(theirs));
    }
    return new ScanSummary(
        totals.scans(),
        totals.visitors(),
        totals.bots(),
        totals.lastScan(),
        List.copyOf(steps.values()),
        byDimension);
  }

  private static Map<LocalDateTime, Step> emptySteps(ScanScope scope, Length length) {
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
    return steps;
  }

  /** The first and the last day may be cut. */
  private static boolean isWithin(LocalDateTime start, ScanScope scope, Length length) {
    if (length == Length.DAY) {
      return true;
    }
    Instant begin = start.atZone(scope.zone()).toInstant();
    return begin.plus(Duration.ofHours(1)).isAfter(scope.from()) && begin.isBefore(scope.to());
  }

  /** The scans of each code that has any, in so many steps of equal length. */
  static Map<String, long[]> perCode(Connection connection, ScanScope scope, int count)
      throws SQLException {
    Map<String, long[]> scans = new HashMap<>();
    long from = scope.from().toEpochMilli();
    long length = Math.ceilDiv(scope.to().toEpochMilli() - from, count);
    try (PreparedStatement statement =
        connection.prepareStatement(CODES.replace("{codes}", codes(scope)))) {
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

  /** Where all are meant, nothing stands there: a condition that always holds has its price. */
  private static String codes(ScanScope scope) {
    return scope.codeIds() == null ? "" : "AND code IN (SELECT unnest(CAST(? AS VARCHAR[])))";
  }

  /** Workspace, codes where not all are meant, from and to. */
  private static int bind(PreparedStatement statement, int first, ScanScope scope)
      throws SQLException {
    int next = first;
    statement.setString(next++, scope.workspaceId());
    if (scope.codeIds() != null) {
      // DuckDB reads a list from such a text; ids are letters, digits and underscores.
      statement.setString(next++, "[" + String.join(", ", scope.codeIds()) + "]");
    }
    statement.setLong(next++, scope.from().toEpochMilli());
    statement.setLong(next++, scope.to().toEpochMilli());
    return next;
  }

  private static Calendar utc() {
    return Calendar.getInstance(TimeZone.getTimeZone(ZoneOffset.UTC));
  }
}
