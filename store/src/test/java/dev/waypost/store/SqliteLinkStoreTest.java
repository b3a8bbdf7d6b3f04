package dev.waypost.store;

import dev.waypost.codes.StoreContract.Stores;
import dev.waypost.codes.links.LinkStoreContract;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteLinkStoreTest extends LinkStoreContract {
  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() throws DatabaseRefusedException {
    database = Database.open(new Sqlite(folder.resolve("links.db")), InstantSource.system());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  protected Stores stores() {
    return new DatabaseStores(database);
  }
}
