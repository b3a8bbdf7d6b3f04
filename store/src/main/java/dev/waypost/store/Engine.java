package dev.waypost.store;

import com.zaxxer.hikari.HikariConfig;
import dev.waypost.store.DatabaseLocation.Postgresql;
import dev.waypost.store.DatabaseLocation.Sqlite;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * What differs between the engines: how connections are made and the few statements that one has
 * and the other has not.
 *
 * @param writes connections for transactions that write
 * @param reads connections for transactions that only read; may be the same pool
 * @param migrating connections for statements that may take long
 * @param migrations the folder of the class path with this engine's migrations
 */
record Engine(
    SQLDialect dialect,
    ConnectionPool writes,
    ConnectionPool reads,
    DataSource migrating,
    String migrations)
    implements AutoCloseable {
  private static final int CONNECTION_TIMEOUT_MS = 5_000;

  /**
   * After this without a byte from PostgreSQL, a statement is given up: a machine that hangs tells
   * nobody. No statement of ours is silent for so long; those of a migration may be.
   */
  private static final int SILENCE_SECONDS = 20;

  private static final int SQLITE_READERS = 4;
  private static final int SQLITE_WRITE_CACHE_KB = 64 * 1024;
  private static final int SQLITE_READ_CACHE_KB = 16 * 1024;
  private static final int POSTGRESQL_CONNECTIONS = 10;

  /** To compile a query takes PostgreSQL longer than to answer any of ours. */
  private static final String WITHOUT_COMPILATION = "set jit = off";

  /**
   * Connects once, so that a database that is out of reach is told at once, and sets up the pools.
   *
   * @throws SQLException if it can't be reached
   */
  static Engine open(DatabaseLocation location) throws SQLException {
    return switch (location) {
      case Sqlite sqlite -> openSqlite(sqlite);
      case Postgresql postgresql -> openPostgresql(postgresql);
    };
  }

  /**
   * SQLite allows one writer at a time: all writes share one connection, whose transactions take
   * the write lock at their start rather than fail half-way. A committed edit is synced to disk
   * (synchronous=FULL), and what is deleted is overwritten (secure_delete), so that a destroyed
   * salt is destroyed.
   */
  private static Engine openSqlite(Sqlite location) throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(CONNECTION_TIMEOUT_MS);
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    // Negative for KiB. New codes touch many places of many indexes.
    config.setCacheSize(-SQLITE_WRITE_CACHE_KB);
    SQLiteDataSource writing = sqliteSource(location, config);
    requireReachable(writing);
    ConnectionPool writes = pool("sqlite-write", writing, 1, null);
    config.setTransactionMode(TransactionMode.DEFERRED);
    config.setCacheSize(-SQLITE_READ_CACHE_KB);
    ConnectionPool reads =
        pool("sqlite-read", sqliteSource(location, config), SQLITE_READERS, null);
    return new Engine(SQLDialect.SQLITE, writes, reads, writes, "dev/waypost/store/sqlite");
  }

  private static SQLiteDataSource sqliteSource(Sqlite location, SQLiteConfig config) {
    var copy = new SQLiteConfig(config.toProperties());
    var source = new SQLiteDataSource(copy);
    source.setUrl("jdbc:sqlite:" + location.file().toAbsolutePath());
    return source;
  }

  private static Engine openPostgresql(Postgresql location) throws SQLException {
    PGSimpleDataSource source = postgresqlSource(location);
    requireReachable(source);
    PGSimpleDataSource patient = postgresqlSource(location);
    if (source.getSocketTimeout() == 0) {
      source.setSocketTimeout(SILENCE_SECONDS);
    }
    ConnectionPool pool = pool("postgresql", source, POSTGRESQL_CONNECTIONS, WITHOUT_COMPILATION);
    return new Engine(SQLDialect.POSTGRES, pool, pool, patient, "dev/waypost/store/postgresql");
  }

  private static PGSimpleDataSource postgresqlSource(Postgresql location) {
    var source = new PGSimpleDataSource();
    source.setUrl(location.jdbcUrl());
    if (location.user() != null) {
      source.setUser(location.user());
    }
    if (location.password() != null) {
      source.setPassword(location.password());
    }
    source.setApplicationName("waypost");
    // Many rows go in one statement; how many each of them changed is then not told.
    source.setReWriteBatchedInserts(true);
    source.setConnectTimeout(CONNECTION_TIMEOUT_MS / 1000);
    // Until it can be used, not only until somebody takes the connection and says nothing.
    if (source.getLoginTimeout() == 0) {
      source.setLoginTimeout(CONNECTION_TIMEOUT_MS / 1000);
    }
    return source;
  }

  private static void requireReachable(DataSource source) throws SQLException {
    source.getConnection().close();
  }

  private static ConnectionPool pool(
      String name, DataSource source, int size, @Nullable String firstStatement) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setConnectionInitSql(firstStatement);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
    config.setInitializationFailTimeout(-1);
    return new ConnectionPool(config);
  }

  /**
   * Makes sure that what was deleted is gone from the engine's own files as well, as far as the
   * engine can tell.
   */
  void forgetDeleted(DSLContext connection) {
    if (dialect == SQLDialect.SQLITE) {
      connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }

  @Override
  public void close() {
    reads.close();
    writes.close();
  }
}
