package dev.waypost.store;

import dev.waypost.store.DatabaseLocation.Postgresql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresqlWorkspaceRemovalTest extends WorkspaceRemovalContract {
  private static EmbeddedPostgres server;
  private static Database database;

  @BeforeAll
  static void open() throws IOException, DatabaseRefusedException {
    server = EmbeddedPostgres.start();
    database =
        Database.open(
            new Postgresql(
                "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", null),
            InstantSource.system());
  }

  @AfterAll
  static void close() throws IOException {
    database.close();
    server.close();
  }

  @Override
  Database database() {
    return database;
  }
}
