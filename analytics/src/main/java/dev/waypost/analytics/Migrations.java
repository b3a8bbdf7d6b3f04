package dev.waypost.analytics;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Brings the tables of a database file to the version that this program works with. */
final class Migrations {
  /** In order; the first leads to version 1. A file that was once released never changes. */
  private static final List<String> FILES =
      List.of("migrations/0001_scan_event", "migrations/0002_passed");

  /** The schema of a database that someone else made. */
  static final int FOREIGN = -1;

  private Migrations() {}

  /** The version that {@link #apply} leads to. */
  static int latest() {
    return FILES.size();
  }

  /** The version a database is at: 0 if it is empty, {@link #FOREIGN} if it is not ours. */
  static int version(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      try (ResultSet counts = statement.executeQuery(Sql.read("count_tables"))) {
        counts.next();
        if (counts.getLong("tables") == 0) {
          return 0;
        }
        if (counts.getLong("meta_tables") == 0) {
          return FOREIGN;
        }
      }
      try (ResultSet version = statement.executeQuery(Sql.read("read_schema_version"))) {
        return version.next() ? version.getInt("schema_version") : FOREIGN;
      }
    }
  }

  /** Applies what is missing, each file in a transaction of its own together with its number. */
  static void apply(Connection connection) throws SQLException {
    for (int version = version(connection); version < latest(); version++) {
      connection.setAutoCommit(false);
      try {
        execute(connection, FILES.get(version));
        writeVersion(connection, version + 1);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  private static void execute(Connection connection, String file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(Sql.read(file));
    }
  }

  private static void writeVersion(Connection connection, int version) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(Sql.read("write_schema_version"))) {
      statement.setInt(1, version);
      statement.executeUpdate();
    }
  }
}
