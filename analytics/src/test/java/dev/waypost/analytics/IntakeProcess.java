package dev.waypost.analytics;

import static dev.waypost.analytics.ScanBuilder.scan;

import dev.waypost.scanlog.LoggedScan;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/** A process of its own that can be killed in the middle of its work. */
final class IntakeProcess {
  static final String LOG_ID = "log_a";
  static final int BATCH_SIZE = 50;

  /** How many bytes a scan takes in the log, as far as these tests go. */
  static final long STEP = 10;

  /** What a whole batch takes. */
  static final long BATCH_LENGTH = BATCH_SIZE * STEP;

  enum Task {
    /** Takes batches until it is killed, and writes after each the position reached. */
    TAKE_WITHOUT_END,
    /** Appends a batch and its position and stops dead before the commit. */
    STOP_BEFORE_COMMIT,
    /** Raises the version of the schema and stops dead with that in the write-ahead log alone. */
    STOP_WITH_NEWER_SCHEMA
  }

  private IntakeProcess() {}

  /** Starts it. It reports through {@code progress}: 8 bytes, the position reached. */
  static Process start(Task task, Path database, Path progress) throws IOException {
    return JavaProcess.start(
        IntakeProcess.class, task.name(), database.toString(), progress.toString());
  }

  public static void main(String[] arguments) throws Exception {
    Path database = Path.of(arguments[1]);
    switch (Task.valueOf(arguments[0])) {
      case TAKE_WITHOUT_END -> takeWithoutEnd(database, Path.of(arguments[2]));
      case STOP_BEFORE_COMMIT -> stopBeforeCommit(database);
      case STOP_WITH_NEWER_SCHEMA -> stopWithNewerSchema(database);
    }
  }

  private static void takeWithoutEnd(Path database, Path progress) throws Exception {
    try (ScanEvents events = ScanEvents.open(database);
        FileChannel channel =
            FileChannel.open(progress, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long position = events.position(LOG_ID);
      while (position < Long.MAX_VALUE / 2) {
        long next = position + BATCH_LENGTH;
        events.accept(LOG_ID, batchAt(position), next);
        channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, next), 0);
        position = next;
      }
    }
  }

  private static void stopBeforeCommit(Path database) throws Exception {
    DuckDBConnection connection = DatabaseFile.open(database, AnalyticsSettings.DEFAULTS);
    connection.setAutoCommit(false);
    ScanWriter writer = new ScanWriter(new Agents(1));
    long position = ScanWriter.position(connection, LOG_ID);
    writer.append(connection, LOG_ID, batchAt(position), position);
    ScanWriter.writePosition(connection, LOG_ID, position + BATCH_LENGTH);
    Runtime.getRuntime().halt(3);
  }

  private static void stopWithNewerSchema(Path database) throws SQLException {
    DuckDBConnection connection = DatabaseFile.connect(database, AnalyticsSettings.DEFAULTS, false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE meta SET schema_version = 99");
      Runtime.getRuntime().halt(3);
    }
  }

  static List<LoggedScan> batchAt(long position) {
    List<LoggedScan> batch = new ArrayList<>();
    for (int i = 0; i < BATCH_SIZE; i++) {
      batch.add(scan().at(position + i * STEP));
    }
    return batch;
  }
}
