package dev.waypost.store;

import dev.waypost.codes.KeptAnswerContract;
import dev.waypost.codes.SecretContract;
import dev.waypost.codes.StoreContract.Stores;
import dev.waypost.codes.UsageContract;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The stores behind limits. */
class SqliteLimitsTest {
  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() throws DatabaseRefusedException {
    database = Database.open(new Sqlite(folder.resolve("contract.db")), InstantSource.system());
  }

  @AfterAll
  static void close() {
    database.close();
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
