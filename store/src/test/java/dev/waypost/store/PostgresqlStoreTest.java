package dev.waypost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waypost.codes.StoreContract;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.store.DatabaseLocation.Postgresql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresqlStoreTest extends StoreContract {
  private static EmbeddedPostgres server;
  private static Database database;

  @BeforeAll
  static void open() throws IOException, DatabaseRefusedException {
    server = EmbeddedPostgres.start();
    database = Database.open(location("postgres"), InstantSource.system());
  }

  @AfterAll
  static void close() throws IOException {
    database.close();
    server.close();
  }

  private static Postgresql location(String databaseName) {
    return new Postgresql(
        "jdbc:postgresql://localhost:" + server.getPort() + "/" + databaseName, "postgres", null);
  }

  @Override
  protected Stores stores() {
    return new DatabaseStores(database);
  }

  @Test
  void aSchemaOfANewerVersionIsRefused() throws Exception {
    execute("postgres", "CREATE DATABASE newer");
    Database.open(location("newer"), InstantSource.system()).close();
    execute(
        "newer",
        "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
            + " VALUES (99, '999', 'from the future', 'SQL', 'V999__future.sql', 1, 'x', 1, true)");

    assertThatThrownBy(() -> Database.open(location("newer"), InstantSource.system()))
        .isInstanceOf(DatabaseRefusedException.class)
        .hasMessageContaining("schema version 999");
  }

  @Test
  void aDatabaseThatDoesNotExistIsRefusedInOneSentence() {
    assertThatThrownBy(() -> Database.open(location("nowhere"), InstantSource.system()))
        .isInstanceOf(DatabaseRefusedException.class)
        .hasMessageContaining("nowhere")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aServerThatIsGoneIsUnavailableAndWorksAgainWhenItIsBack() throws Exception {
    execute("postgres", "CREATE DATABASE away");
    try (var open = Database.open(location("away"), InstantSource.system())) {
      execute("postgres", "ALTER DATABASE away ALLOW_CONNECTIONS false");
      execute(
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'away'");
      assertThatThrownBy(() -> open.visitorSalts().all())
          .isInstanceOf(StoreUnavailableException.class);
      execute("postgres", "ALTER DATABASE away ALLOW_CONNECTIONS true");
      // Each try may still be given one of the connections that were cut.
      await()
          .ignoreException(StoreUnavailableException.class)
          .untilAsserted(() -> assertThat(open.visitorSalts().all()).isEmpty());
      open.visitorSalts().addIfAbsent(LocalDate.EPOCH, new byte[] {1});
      assertThat(open.visitorSalts().all()).hasSize(1);
    }
  }

  private static void execute(String databaseName, String sql) throws Exception {
    try (var connection = server.getDatabase("postgres", databaseName).getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
