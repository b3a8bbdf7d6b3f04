package dev.waypost.store;

import dev.waypost.codes.KeptAnswerContract;
import dev.waypost.codes.SecretContract;
import dev.waypost.codes.StoreContract.Stores;
import dev.waypost.codes.UsageContract;
import dev.waypost.store.DatabaseLocation.Postgresql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** The stores behind limits. */
class PostgresqlLimitsTest {
  private static EmbeddedPostgres server;
  private static Database database;

  @BeforeAll
  static void open() throws IOException, DatabaseRefusedException {
    server = EmbeddedPostgres.start();
    var location =
        new Postgresql(
            "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", null);
    database = Database.open(location, InstantSource.system());
  }

  @AfterAll
  static void close() throws IOException {
    database.close();
    server.close();
  }

  @Nested
  class KeptAnswers extends KeptAnswerContract {
    @Override
    protected Stores stores() {
      return new DatabaseStores(database);
    }
  }

  @Nested
  class Secrets extends SecretContract {
    @Override
    protected Stores stores() {
      return new DatabaseStores(database);
    }
  }

  @Nested
  class Usage extends UsageContract {
    @Override
    protected Stores stores() {
      return new DatabaseStores(database);
    }
  }
}
