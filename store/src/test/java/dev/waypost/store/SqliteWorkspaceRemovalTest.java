package dev.waypost.store;

import dev.waypost.store.DatabaseLocation.Sqlite;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SqliteWorkspaceRemovalTest extends WorkspaceRemovalContract {
  @TempDir static Path folder;
  private static Database database;

  @BeforeAll
  static void open() throws DatabaseRefusedException {
    database = Database.open(new Sqlite(folder.resolve("removal.db")), InstantSource.system());
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }
}
