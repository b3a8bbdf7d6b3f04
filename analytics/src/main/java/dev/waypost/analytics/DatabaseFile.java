package dev.waypost.analytics;

import dev.waypost.analytics.AnalyticsFileException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import org.duckdb.DuckDBConnection;

/** Opens DuckDB files, bounded and cut off from the network. */
final class DatabaseFile {
  private static final String NO_SESSION_SQL = "";

  private DatabaseFile() {}

  /**
   * Opens a file, or creates it, and brings its tables up to date.
   *
   * @throws AnalyticsFileException if it is not ours, too new, damaged, in use or out of reach
   */
  static DuckDBConnection open(Path file, AnalyticsSettings settings)
      throws AnalyticsFileException {
    try {
      if (Files.exists(file)) {
        refuseUnknownSchema(file, settings);
      }
      DuckDBConnection connection = connect(file, settings, false);
      try {
        Migrations.apply(connection);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw unusable(file, e);
    }
  }

  /** The sentence for whatever DuckDB itself refuses. */
  static AnalyticsFileException unusable(Path file, SQLException cause) {
    return new AnalyticsFileException(
        "The analytics database "
            + file
            + " cannot be opened ("
            + firstLine(cause)
            + "); it must be a DuckDB file of Waypost's, or a path where one can be created, that"
            + " no other program has open.",
        cause);
  }

  /** Connects without looking at what is in the file. */
  static DuckDBConnection connect(Path file, AnalyticsSettings settings, boolean readOnly)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("memory_limit", settings.memoryLimitBytes() + "B");
    properties.setProperty("threads", Integer.toString(settings.threads()));
    properties.setProperty("temp_directory", file.toAbsolutePath() + ".tmp");
    // Every checkpoint rewrites what is new; at DuckDB's own 16 MB that was a third of the intake.
    properties.setProperty("wal_autocheckpoint", "64MB");
    // Nothing is ever fetched from DuckDB's extension servers.
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    return DuckDBConnection.newConnection(
        "jdbc:duckdb:" + file.toAbsolutePath(), readOnly, NO_SESSION_SQL, properties);
  }

  /** Reads only, because a file that is refused must stay as it is. */
  private static void refuseUnknownSchema(Path file, AnalyticsSettings settings)
      throws SQLException, AnalyticsFileException {
    int version;
    try (DuckDBConnection connection = connect(file, settings, true)) {
      version = Migrations.version(connection);
    }
    if (version == Migrations.FOREIGN) {
      throw new AnalyticsFileException(
          Reason.UNUSABLE,
          "The file "
              + file
              + " is a DuckDB database, but not one of Waypost's; give another path.");
    }
    if (version > Migrations.latest()) {
      throw new AnalyticsFileException(
          Reason.NEWER,
          "The analytics database "
              + file
              + " was written by a newer Waypost (schema "
              + version
              + ", this one knows up to "
              + Migrations.latest()
              + "); start that version or give another path.");
    }
  }

  private static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
