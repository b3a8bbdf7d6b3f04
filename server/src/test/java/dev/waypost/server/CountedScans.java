package dev.waypost.server;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a stopped server's analytics hold, compared with what was answered.
 *
 * @param answered scans that were answered
 * @param counted events there are
 * @param lost answered scans without an event
 * @param doubled scans with more than one event
 */
record CountedScans(int answered, long counted, long lost, long doubled) {

  static CountedScans compare(Path dataDirectory, List<String> answeredReferrers) throws Exception {
    Map<String, Long> events = new HashMap<>();
    try (var connection =
            DriverManager.getConnection(
                "jdbc:duckdb:" + dataDirectory.resolve("analytics.duckdb"));
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT referrer_host, count(*) FROM scan_event GROUP BY referrer_host")) {
      while (rows.next()) {
        events.put(rows.getString(1), rows.getLong(2));
      }
    }
    long counted = events.values().stream().mapToLong(Long::longValue).sum();
    long lost =
        answeredReferrers.stream().filter(referrer -> !events.containsKey(referrer)).count();
    long doubled = events.values().stream().filter(count -> count > 1).count();
    return new CountedScans(answeredReferrers.size(), counted, lost, doubled);
  }

  /** The scans of all codes as a stopped server's database holds them. */
  static long inDatabase(Path dataDirectory) throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + dataDirectory.resolve("waypost.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT sum(scans) FROM code")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public String toString() {
    return "answered "
        + answered
        + ", counted "
        + counted
        + ", lost "
        + lost
        + ", doubled "
        + doubled;
  }
}
