package dev.waypost.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledIntakeTest {
  @TempDir Path folder;
  private Path database;

  @BeforeEach
  void create() throws Exception {
    database = folder.resolve("analytics.duckdb");
    ScanEvents.open(database).close();
  }

  @Test
  void leavesNothingOfABatchThatWasNotCommitted() throws Exception {
    Process process = IntakeProcess.start(IntakeProcess.Task.STOP_BEFORE_COMMIT, database, folder);

    assertThat(process.waitFor()).isEqualTo(3);
    try (ScanEvents events = ScanEvents.open(database)) {
      assertThat(events.health().events()).isZero();
      assertThat(events.position(IntakeProcess.LOG_ID)).isZero();
    }
  }

  @Test
  void neitherLosesNorDoublesAScanWhenKilled() throws Exception {
    killAndCount(2);
  }

  @Test
  @Tag("long")
  void neitherLosesNorDoublesAScanWhenKilledManyTimes() throws Exception {
    killAndCount(25);
  }

  private void killAndCount(int rounds) throws Exception {
    Random random = new Random(1);
    long reached = 0;
    for (int round = 0; round < rounds; round++) {
      reached = killAfter(reached, 1 + random.nextInt(40), random.nextInt(20));
      try (ScanEvents events = ScanEvents.open(database)) {
        long position = events.position(IntakeProcess.LOG_ID);

        assertThat(position).isGreaterThanOrEqualTo(reached);
        assertThat(events.health().events()).isEqualTo(position / IntakeProcess.STEP);
        assertThat(distinctEvents()).isEqualTo(position / IntakeProcess.STEP);
        reached = position;
      }
    }
  }

  /** Lets a process take some batches, kills it, and says what it had acknowledged. */
  private long killAfter(long reached, int batches, int extraMillis) throws Exception {
    Path progress = folder.resolve("progress");
    long enough = reached + batches * IntakeProcess.BATCH_LENGTH;
    Process process = IntakeProcess.start(IntakeProcess.Task.TAKE_WITHOUT_END, database, progress);
    while (process.isAlive() && acknowledged(progress) < enough) {
      process.waitFor(1, TimeUnit.MILLISECONDS);
    }
    assertThat(process.waitFor(extraMillis, TimeUnit.MILLISECONDS)).as("ended early").isFalse();
    process.destroyForcibly().waitFor();
    return acknowledged(progress);
  }

  private static long acknowledged(Path progress) throws IOException {
    if (!Files.exists(progress)) {
      return 0;
    }
    byte[] bytes = Files.readAllBytes(progress);
    return bytes.length < Long.BYTES ? 0 : ByteBuffer.wrap(bytes).getLong();
  }

  private long distinctEvents() throws SQLException {
    try (Connection connection = DatabaseFile.connect(database, AnalyticsSettings.DEFAULTS, false);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(DISTINCT event_id) FROM scan_event")) {
      row.next();
      return row.getLong(1);
    }
  }
}
