package dev.waypost.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresqlMainJobIT extends MainJobContract {
  private EmbeddedPostgres server;

  @BeforeEach
  void startServer() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterEach
  void stopServer() throws IOException {
    server.close();
  }

  @Override
  String[] databaseFlags() {
    return new String[] {
      "--database-url", "postgresql://postgres@localhost:" + server.getPort() + "/postgres"
    };
  }
}
