package dev.waypost.analytics;

import static dev.waypost.analytics.IntakeProcess.BATCH_LENGTH;
import static dev.waypost.analytics.IntakeProcess.LOG_ID;
import static dev.waypost.analytics.IntakeProcess.STEP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** A process of its own, since a limit on the length of files would hit whatever else it does. */
final class FullDiskProcess {
  /** The position that it reaches; half of it before the disk is full. */
  static final long END = 12 * BATCH_LENGTH;

  private static final int FAILURES = 3;

  /** What there is no more room for. */
  enum Shortage {
    /** The write-ahead log cannot grow, so that the commit fails. */
    COMMIT,
    /** The file cannot grow, so that DuckDB gives up the whole instance. */
    CHECKPOINT
  }

  private FullDiskProcess() {}

  /** Starts it; it ends with 0 if everything was as it should be. */
  static Process start(Shortage shortage, Path database) throws Exception {
    return JavaProcess.start(FullDiskProcess.class, shortage.name(), database.toString());
  }

  public static void main(String[] arguments) throws Throwable {
    Path database = Path.of(arguments[1]);
    try (ScanEvents events = ScanEvents.open(database)) {
      takeUpTo(events, END / 2);
      switch (Shortage.valueOf(arguments[0])) {
        case COMMIT -> failToCommit(events, database);
        case CHECKPOINT -> failToCheckpoint(events, database);
      }
      FileSizeLimit.lift();
      takeUpTo(events, END);
    }
  }

  private static void failToCommit(ScanEvents events, Path database) throws Throwable {
    long position = events.position(LOG_ID);
    FileSizeLimit.set(Files.size(Path.of(database + ".wal")) + 100);
    for (int i = 0; i < FAILURES; i++) {
      assertThatThrownBy(() -> take(events, position))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Failed to commit");
      assertHolds(events, position);
    }
  }

  /**
   * Here the batch is in the write-ahead log before the failure, which the position has to tell.
   */
  private static void failToCheckpoint(ScanEvents events, Path database) throws Throwable {
    // Enough for the write-ahead log, but for none of the blocks of 256 KB in the file.
    FileSizeLimit.set(200_000);
    for (int i = 0; i < FAILURES; i++) {
      long position = events.position(LOG_ID);
      checkpointAtEveryCommit(database);
      assertThatThrownBy(() -> take(events, position))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Failed to create checkpoint");
      assertHolds(events, position + BATCH_LENGTH);
      take(events, position);
      assertHolds(events, position + BATCH_LENGTH);
    }
  }

  /** The setting is one of the instance that the connection shares. */
  private static void checkpointAtEveryCommit(Path database) throws SQLException {
    try (DuckDBConnection connection =
            DatabaseFile.connect(database, AnalyticsSettings.DEFAULTS, false);
        Statement statement = connection.createStatement()) {
      statement.execute("SET GLOBAL wal_autocheckpoint = '1KB'");
    }
  }

  private static void takeUpTo(ScanEvents events, long end) throws Exception {
    for (long position = events.position(LOG_ID); position < end; position += BATCH_LENGTH) {
      take(events, position);
    }
    assertHolds(events, end);
  }

  private static void take(ScanEvents events, long position) throws Exception {
    events.accept(LOG_ID, IntakeProcess.batchAt(position), position + BATCH_LENGTH);
  }

  private static void assertHolds(ScanEvents events, long position) throws Exception {
    assertThat(events.health())
        .isEqualTo(new AnalyticsHealth(position / STEP, Map.of(LOG_ID, position)));
    assertThat(events.position(LOG_ID)).isEqualTo(position);
  }
}
