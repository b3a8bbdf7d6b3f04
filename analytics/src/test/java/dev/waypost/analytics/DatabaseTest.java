package dev.waypost.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir Path folder;
  private Path data;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    data = Files.createDirectory(folder.resolve("data"));
    database = Database.open(data.resolve("analytics.duckdb"), AnalyticsSettings.DEFAULTS);
    writePosition(1);
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  @Test
  void storesNothingOfWorkThatFails() throws Exception {
    assertThatThrownBy(() -> writeAndFail(2)).hasMessage("after the writing");

    assertThat(readPosition()).isEqualTo(1);
  }

  @Test
  void writesInTransactionsAgainAfterOneThatCouldNotBeRolledBack() throws Exception {
    breakInstance();

    assertThatThrownBy(() -> writeAndFail(2)).hasMessage("after the writing");
    assertThat(readPosition()).isEqualTo(1);
    writePosition(3);
    assertThat(readPosition()).isEqualTo(3);
  }

  @Test
  void readsFromTheFileOpenedAnew() throws Exception {
    breakInstance();

    assertThat(readPosition()).isEqualTo(1);
  }

  @Test
  void recoversFromAReaderWhoseTransactionCouldNotBeRolledBack() throws Exception {
    assertThatThrownBy(() -> database.read(DatabaseTest::endTransaction))
        .isInstanceOf(SQLException.class);

    assertThat(readPosition()).isEqualTo(1);
    writePosition(2);
    assertThat(readPosition()).isEqualTo(2);
  }

  @Test
  void failsUntilTheFileCanBeOpened() throws Exception {
    breakInstance();
    Path away = Files.move(data, folder.resolve("away"));

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> writePosition(2)).isInstanceOf(AnalyticsFileException.class);
      assertThatThrownBy(this::readPosition)
          .isInstanceOf(AnalyticsFileException.class)
          .hasMessageContaining("cannot be opened");
    }
    Files.move(away, data);

    assertThat(readPosition()).isEqualTo(1);
    writePosition(2);
    assertThat(readPosition()).isEqualTo(2);
  }

  @Test
  void letsReadersFinishBeforeTheFileIsOpenedAnew() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    FutureTask<Long> reader =
        new FutureTask<>(() ->
            database.read(connection -> {
              reading.countDown();
              awaitUninterruptibly(finish);
              return ScanWriter.position(connection, "log_a");
            }));
    FutureTask<Long> writer =
        new FutureTask<>(
            () -> database.write(connection -> ScanWriter.position(connection, "log_a")));
    Thread.ofPlatform().start(reader);
    try {
      reading.await();
      breakInstance();
      Thread waiting = Thread.ofPlatform().start(writer);
      while (waiting.getState() != Thread.State.WAITING) {
        assertThat(writer.isDone()).isFalse();
        Thread.onSpinWait();
      }
    } finally {
      finish.countDown();
    }

    assertThat(reader.get()).isEqualTo(1);
    assertThat(writer.get()).isEqualTo(1);
  }

  @Test
  void keepsWhatIsStoredWhenItIsClosedAfterAFailure() throws Exception {
    breakInstance();
    database.close();
    database = Database.open(data.resolve("analytics.duckdb"), AnalyticsSettings.DEFAULTS);

    assertThat(readPosition()).isEqualTo(1);
  }

  @Test
  void isNotOpenedAnewOnceItIsClosed() throws Exception {
    breakInstance();
    database.close();

    assertThatThrownBy(this::readPosition).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> writePosition(2)).isInstanceOf(IllegalStateException.class);
  }

  /** Leaves no transaction to commit or to roll back, as a commit does that fails. */
  private void breakInstance() {
    assertThatThrownBy(() -> database.write(DatabaseTest::endTransaction))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no transaction is active");
  }

  private static boolean endTransaction(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.execute("ROLLBACK");
    }
  }

  private void writePosition(long position) throws Exception {
    database.write(connection -> {
      ScanWriter.writePosition(connection, "log_a", position);
      return position;
    });
  }

  private void writeAndFail(long position) throws Exception {
    database.write(connection -> {
      ScanWriter.writePosition(connection, "log_a", position);
      throw new IllegalArgumentException("after the writing");
    });
  }

  private long readPosition() throws Exception {
    return database.read(connection -> ScanWriter.position(connection, "log_a"));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
