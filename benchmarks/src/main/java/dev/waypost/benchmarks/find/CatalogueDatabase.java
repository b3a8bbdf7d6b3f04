package dev.waypost.benchmarks.find;

import dev.waypost.store.Database;
import dev.waypost.store.DatabaseLocation;
import dev.waypost.store.DatabaseLocation.Postgresql;
import dev.waypost.store.DatabaseLocation.Sqlite;
import dev.waypost.store.DatabaseRefusedException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** A database on one of the engines, in a folder where it stays to be used again. */
abstract sealed class CatalogueDatabase implements AutoCloseable {
  private static final String USER = "postgres";

  private final String engine;
  private final Database database;

  private CatalogueDatabase(String engine, Database database) {
    this.engine = engine;
    this.database = database;
  }

  /** How a database is opened. */
  @FunctionalInterface
  interface Opening {
    /** Opens the one in a folder, which is there. */
    CatalogueDatabase in(Path folder) throws IOException, DatabaseRefusedException;
  }

  /** Every engine. */
  static List<Opening> engines() {
    return List.of(CatalogueDatabase::sqlite, CatalogueDatabase::postgresql);
  }

  private static CatalogueDatabase sqlite(Path folder) throws DatabaseRefusedException {
    return sqliteFile(folder.resolve("codes.db"));
  }

  static CatalogueDatabase sqliteFile(Path file) throws DatabaseRefusedException {
    return new OnSqlite(open(new Sqlite(file)), file);
  }

  private static CatalogueDatabase postgresql(Path folder)
      throws IOException, DatabaseRefusedException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("postgresql"))
            .setCleanDataDirectory(false)
            .setServerConfig("shared_buffers", "256MB")
            .start();
    String url = "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    return new OnPostgresql(open(new Postgresql(url, USER, null)), server);
  }

  private static Database open(DatabaseLocation location) throws DatabaseRefusedException {
    return Database.open(location, InstantSource.system());
  }

  String engine() {
    return engine;
  }

  Database database() {
    return database;
  }

  /** Has the engine look at what it holds, as it does by itself in time. */
  abstract void analyze();

  /** What it takes on disk. */
  abstract long bytes();

  @Override
  public void close() {
    database.close();
  }

  private static final class OnSqlite extends CatalogueDatabase {
    private final Path file;

    OnSqlite(Database database, Path file) {
      super("SQLite", database);
      this.file = file;
    }

    /** Waypost does not rely on SQLite's statistics. */
    @Override
    void analyze() {}

    @Override
    long bytes() {
      try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
        long bytes = 0;
        for (Path each : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(each);
        }
        return bytes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class OnPostgresql extends CatalogueDatabase {
    private final EmbeddedPostgres server;

    OnPostgresql(Database database, EmbeddedPostgres server) {
      super("PostgreSQL", database);
      this.server = server;
    }

    @Override
    void analyze() {
      ask("VACUUM ANALYZE");
    }

    @Override
    long bytes() {
      return ask("SELECT pg_database_size('postgres')");
    }

    /** The number in the answer to a statement, 0 where it answers nothing. */
    private long ask(String sql) {
      try (var connection = server.getPostgresDatabase().getConnection();
          var statement = connection.createStatement()) {
        if (!statement.execute(sql)) {
          return 0;
        }
        var row = statement.getResultSet();
        row.next();
        return row.getLong(1);
      } catch (SQLException e) {
        throw new IllegalStateException("PostgreSQL did not answer: " + sql, e);
      }
    }

    @Override
    public void close() {
      super.close();
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
