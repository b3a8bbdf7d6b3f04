package dev.waypost.store;

import static dev.waypost.store.schema.Tables.ROUTE_CHANGE;
import static dev.waypost.store.schema.Tables.ROUTE_REVISION;

import dev.waypost.codes.RouteStore;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Record4;

/** {@link RouteStore} in SQL. */
final class SqlRouteStore implements RouteStore {
  /** How many rows PostgreSQL's driver holds at a time. */
  private static final int FETCHED_AT_ONCE = 10_000;

  private final Database database;

  SqlRouteStore(Database database) {
    this.database = database;
  }

  @Override
  public List<RouteChange> changesSince(long revision, int limit) {
    return database.read(connection ->
        connection
            .select(
                ROUTE_CHANGE.REVISION,
                ROUTE_CHANGE.DOMAIN_ID,
                ROUTE_CHANGE.SHORT_KEY,
                ROUTE_CHANGE.BODY)
            .from(ROUTE_CHANGE)
            .where(ROUTE_CHANGE.REVISION.gt(revision))
            .orderBy(ROUTE_CHANGE.REVISION)
            .limit(limit)
            .fetch(SqlRouteStore::change));
  }

  private static RouteChange change(Record4<Long, String, String, byte[]> row) {
    return new RouteChange(
        row.value1(),
        new RouteAddress(row.value2(), row.value3()),
        RouteCodec.decode(row.value4()));
  }

  @Override
  public long lastRevision() {
    return database.read(connection ->
        connection.select(ROUTE_REVISION.VALUE).from(ROUTE_REVISION).fetchSingle().value1());
  }

  /** Through the driver alone: a record for each of a million rows takes longer than the rows. */
  @Override
  public long readAll(Receiver receiver) {
    String sql =
        database.read(connection ->
            connection
                .select(
                    ROUTE_CHANGE.REVISION,
                    ROUTE_CHANGE.DOMAIN_ID,
                    ROUTE_CHANGE.SHORT_KEY,
                    ROUTE_CHANGE.BODY)
                .from(ROUTE_CHANGE)
                .getSQL());
    return database.read(
        connection -> connection.connectionResult(open -> readAll(open, sql, receiver)));
  }

  /** PostgreSQL sends rows bit by bit only within a transaction. */
  private static long readAll(Connection connection, String sql, Receiver receiver)
      throws SQLException {
    boolean before = connection.getAutoCommit();
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCHED_AT_ONCE);
      long last = 0;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          last = Math.max(last, rows.getLong(1));
          receiver.take(rows.getString(2), rows.getString(3), rows.getBytes(4));
        }
      }
      return last;
    } finally {
      connection.rollback();
      connection.setAutoCommit(before);
    }
  }
}
