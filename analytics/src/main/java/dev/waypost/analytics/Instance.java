package dev.waypost.analytics;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB file that is open in this process. One thread at a time may write; others may read
 * meanwhile. It closes once nobody reads or writes any more, since DuckDB hands out the same
 * instance for a file for as long as a connection to it is open.
 */
final class Instance {
  /** Only duplicated: a connection serves one thread at a time. */
  private final DuckDBConnection root;

  private final DuckDBConnection intake;
  private volatile boolean broken;

  private Instance(DuckDBConnection root, DuckDBConnection intake) {
    this.root = root;
    this.intake = intake;
  }

  /** What is done within a transaction. */
  interface Work<T> {
    T on(DuckDBConnection connection) throws SQLException;
  }

  /**
   * Opens a file, or creates it.
   *
   * @throws AnalyticsFileException as {@link DatabaseFile#open} does
   */
  static Instance open(Path file, AnalyticsSettings settings) throws AnalyticsFileException {
    DuckDBConnection root = DatabaseFile.open(file, settings);
    try {
      DuckDBConnection intake = root.duplicate();
      try {
        intake.setAutoCommit(false);
        return new Instance(root, intake);
      } catch (SQLException e) {
        closeAfter(e, intake);
        throw e;
      }
    } catch (SQLException e) {
      closeAfter(e, root);
      throw DatabaseFile.unusable(file, e);
    }
  }

  /**
   * Whether a transaction could be neither committed nor rolled back, as when the disk is full.
   * DuckDB then either refuses everything or stores the next statements one by one, so the file has
   * to be opened anew.
   */
  boolean broken() {
    return broken;
  }

  /** Either all of the work is stored or none of it. */
  <T> T write(Work<T> work) throws SQLException {
    return inTransaction(intake, work);
  }

  /** The work sees one moment. */
  <T> T read(Work<T> work) throws SQLException {
    try (DuckDBConnection connection = root.duplicate()) {
      return inTransaction(
          connection,
          reader -> {
            reader.setAutoCommit(false);
            return work.on(reader);
          });
    }
  }

  /** Writes everything into the one file and closes, whether or not the writing works. */
  void checkpointAndClose() throws SQLException {
    try (root;
        intake;
        Statement statement = root.createStatement()) {
      statement.execute(Sql.read("checkpoint"));
    }
  }

  /** Lets go of the file; what was committed is in it or in the log beside it. */
  void close() throws SQLException {
    try (root) {
      intake.close();
    }
  }

  private <T> T inTransaction(DuckDBConnection connection, Work<T> work) throws SQLException {
    try {
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      try {
        connection.rollback();
      } catch (SQLException rollbackFailure) {
        broken = true;
        e.addSuppressed(rollbackFailure);
      }
      throw e;
    }
  }

  private static void closeAfter(SQLException failure, Connection connection) {
    try {
      connection.close();
    } catch (SQLException closeFailure) {
      failure.addSuppressed(closeFailure);
    }
  }
}
