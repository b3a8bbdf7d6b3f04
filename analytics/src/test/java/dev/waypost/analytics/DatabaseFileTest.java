package dev.waypost.analytics;

import static dev.waypost.analytics.ScanBuilder.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("analytics.duckdb");
  }

  @Test
  void bindsDuckDbToItsSettings() throws Exception {
    AnalyticsSettings settings = new AnalyticsSettings(100L << 20, 3, 1);
    try (DuckDBConnection connection = DatabaseFile.open(file, settings);
        Connection second = connection.duplicate()) {
      assertThat(setting(second, "memory_limit")).isEqualTo("100.0 MiB");
      assertThat(setting(second, "threads")).isEqualTo("3");
      assertThat(setting(second, "autoinstall_known_extensions")).isEqualTo("false");
      assertThat(setting(second, "autoload_known_extensions")).isEqualTo("false");
      assertThat(setting(second, "temp_directory")).isEqualTo(file + ".tmp");
    }
  }

  @Test
  void writesTheVersionOfTheSchema() throws Exception {
    try (DuckDBConnection connection = DatabaseFile.open(file, AnalyticsSettings.DEFAULTS)) {
      assertThat(Migrations.version(connection)).isEqualTo(Migrations.latest()).isEqualTo(2);
    }
  }

  @Test
  void bringsAFileOfTheFirstSchemaUpToDate() throws Exception {
    execute(Sql.read("migrations/0001_scan_event"));
    execute("UPDATE meta SET schema_version = 1");
    execute(
        "INSERT INTO scan_event (event_id, time, workspace, code, domain, resolution, device, visitor, is_bot, is_preview, route_revision) VALUES ('log_a-0', now()::TIMESTAMP, 'ws_1', 'code_1', 'dom_1', 'redirect', 'phone', 1, false, false, 1)");

    try (ScanEvents events = ScanEvents.open(file)) {
      events.accept("log_a", List.of(scan().at(5)), 6);
      assertThat(events.health().events()).isEqualTo(2);
    }
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM scan_event WHERE NOT is_passed")) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(2);
    }
  }

  @Test
  void takesAFileThatHoldsNoTablesYet() throws Exception {
    connect().close();

    try (ScanEvents events = ScanEvents.open(file)) {
      assertThat(events.health().events()).isZero();
    }
  }

  @Test
  void leavesOneFileWhenItIsClosed() throws Exception {
    try (ScanEvents events = ScanEvents.open(file)) {
      events.accept("log_a", List.of(scan().at(0)), 1);
    }

    assertThat(files()).containsOnlyKeys("analytics.duckdb");
  }

  @Test
  void refusesANewerSchemaAndLeavesTheFileAsItIs() throws Exception {
    ScanEvents.open(file).close();
    execute("UPDATE meta SET schema_version = 99");

    assertRefusedUnchanged(
        "The analytics database "
            + file
            + " was written by a newer Waypost (schema 99, this one knows up to 2); start that"
            + " version or give another path.");
  }

  @Test
  void refusesANewerSchemaThatIsStillInTheWriteAheadLog() throws Exception {
    ScanEvents.open(file).close();
    Process process = IntakeProcess.start(IntakeProcess.Task.STOP_WITH_NEWER_SCHEMA, file, folder);
    assertThat(process.waitFor()).isEqualTo(3);
    assertThat(files()).containsOnlyKeys("analytics.duckdb", "analytics.duckdb.wal");

    assertRefusedUnchanged(
        "The analytics database "
            + file
            + " was written by a newer Waypost (schema 99, this one knows up to 2); start that"
            + " version or give another path.");
  }

  @Test
  void refusesTheDatabaseOfSomeoneElse() throws Exception {
    execute("CREATE TABLE accounts (id INTEGER)");

    assertRefusedUnchanged(
        "The file " + file + " is a DuckDB database, but not one of Waypost's; give another path.");
  }

  @Test
  void refusesWhatIsNotADatabase() throws Exception {
    Files.writeString(file, "time,code\n");

    assertRefusedUnchanged(
        "The analytics database "
            + file
            + " cannot be opened (IO Error: The file \""
            + file
            + "\" exists, but it is not a valid DuckDB database file!); it must be a DuckDB file"
            + " of Waypost's, or a path where one can be created, that no other program has open.");
  }

  @Test
  void refusesAFileInAFolderThatIsNotThere() {
    Path nowhere = folder.resolve("missing").resolve("analytics.duckdb");

    assertThatThrownBy(() -> ScanEvents.open(nowhere))
        .isInstanceOf(AnalyticsFileException.class)
        .hasMessageStartingWith("The analytics database " + nowhere + " cannot be opened (");
    assertThat(folder.resolve("missing")).doesNotExist();
  }

  @Test
  void refusesAFileThatAnotherProcessHasOpen() throws Exception {
    Path progress = folder.resolve("progress");
    ScanEvents.open(file).close();
    Process process = IntakeProcess.start(IntakeProcess.Task.TAKE_WITHOUT_END, file, progress);
    try {
      while (process.isAlive() && !Files.exists(progress)) {
        process.waitFor(1, TimeUnit.MILLISECONDS);
      }

      assertThatThrownBy(() -> ScanEvents.open(file))
          .isInstanceOf(AnalyticsFileException.class)
          .hasMessageContaining("lock")
          .hasMessageEndingWith("that no other program has open.");
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void assertRefusedUnchanged(String message) throws IOException {
    Map<String, byte[]> before = files();
    assertThatThrownBy(() -> ScanEvents.open(file))
        .isInstanceOf(AnalyticsFileException.class)
        .hasMessage(message);

    Map<String, byte[]> after = files();
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(before.get(name)));
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        contents.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return contents;
  }

  private DuckDBConnection connect() throws SQLException {
    return DatabaseFile.connect(file, AnalyticsSettings.DEFAULTS, false);
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('" + name + "')")) {
      row.next();
      return row.getString(1);
    }
  }
}
