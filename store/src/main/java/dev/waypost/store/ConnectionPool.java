package dev.waypost.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Connections to a database. While it is away, one caller waits for it and all others are told at
 * once: those who wait hold the threads that answer calls, and a queue of them would be long.
 */
final class ConnectionPool extends HikariDataSource {
  private final ReentrantLock waiting = new ReentrantLock();
  private volatile boolean away;

  ConnectionPool(HikariConfig config) {
    super(config);
  }

  /**
   * A connection.
   *
   * @throws SQLTransientConnectionException if there is none in time, or the database is away and
   *     somebody waits for it already
   */
  @Override
  public Connection getConnection() throws SQLException {
    if (!away || !isEmpty()) {
      return awaitConnection();
    }
    if (!waiting.tryLock()) {
      throw new SQLTransientConnectionException(
          getPoolName() + " - The database is away, and others wait for it already");
    }
    try {
      return awaitConnection();
    } finally {
      waiting.unlock();
    }
  }

  private Connection awaitConnection() throws SQLException {
    try {
      Connection connection = super.getConnection();
      away = false;
      return connection;
    } catch (SQLTransientConnectionException e) {
      // Where there are connections, all of them are busy and one will be free soon.
      away = isEmpty();
      throw e;
    }
  }

  private boolean isEmpty() {
    var pool = getHikariPoolMXBean();
    return pool != null && pool.getTotalConnections() == 0;
  }
}
