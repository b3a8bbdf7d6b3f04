package dev.waypost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waypost.codes.StoreContract;
import dev.waypost.codes.StoreUnavailableException;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
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

  @Override
  protected Stores stores() {
    return new DatabaseStores(database);
  }

  @Test
  void whatWasStoredIsThereAfterOpeningAgain(@TempDir Path own) throws DatabaseRefusedException {
    var location = new Sqlite(own.resolve("again.db"));
    try (var first = Database.open(location, InstantSource.system())) {
      first.visitorSalts().addIfAbsent(LocalDate.EPOCH, new byte[] {7});
    }
    try (var second = Database.open(location, InstantSource.system())) {
      assertThat(second.visitorSalts().all()).containsKey(LocalDate.EPOCH);
    }
  }

  @Test
  void aSchemaOfANewerVersionIsRefusedAndLeftAsItIs(@TempDir Path own) throws Exception {
    Path file = own.resolve("newer.db");
    Database.open(new Sqlite(file), InstantSource.system()).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
              + " VALUES (99, '999', 'from the future', 'SQL', 'V999__future.sql', 1, 'x', 1, 1)");
    }
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> Database.open(new Sqlite(file), InstantSource.system()))
        .isInstanceOf(DatabaseRefusedException.class)
        .hasMessageContaining("schema version 999")
        .hasMessageContaining("newer");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs(@TempDir Path own) throws Exception {
    Path file = own.resolve("letter.txt");
    Files.writeString(file, "Dear reader, this is not a database.".repeat(100));
    byte[] before = Files.readAllBytes(file);

    assertThatThrownBy(() -> Database.open(new Sqlite(file), InstantSource.system()))
        .isInstanceOf(DatabaseRefusedException.class)
        .hasMessageContaining("letter.txt");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aWriteWhileAnotherProcessHoldsTheFileIsUnavailableNotAFault(@TempDir Path own)
      throws Exception {
    Path file = own.resolve("held.db");
    try (var held = Database.open(new Sqlite(file), InstantSource.system());
        var other = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> held.visitorSalts().addIfAbsent(LocalDate.EPOCH, new byte[] {1}))
          .isInstanceOf(StoreUnavailableException.class);
      assertThat(held.visitorSalts().all()).isEmpty();
      statement.execute("ROLLBACK");
      held.visitorSalts().addIfAbsent(LocalDate.EPOCH, new byte[] {1});
      assertThat(held.visitorSalts().all()).hasSize(1);
    }
  }

  @Test
  void aDestroyedSaltIsInNoneOfTheFiles(@TempDir Path own) throws Exception {
    String salt = "this-is-the-salt-of-an-old-day-32";
    Path file = own.resolve("salts.db");
    try (var open = Database.open(new Sqlite(file), InstantSource.system())) {
      open.visitorSalts().addIfAbsent(LocalDate.EPOCH, salt.getBytes(StandardCharsets.US_ASCII));
      assertThat(anyFileContains(own, salt)).isTrue();
      open.visitorSalts().deleteBefore(LocalDate.EPOCH.plusDays(1));
      assertThat(anyFileContains(own, salt)).isFalse();
    }
  }

  private static boolean anyFileContains(Path folder, String text) throws Exception {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
          return true;
        }
      }
      return false;
    }
  }
}
