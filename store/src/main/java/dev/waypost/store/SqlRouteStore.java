package dev.waypost.store;

import static dev.waypost.store.schema.Tables.ROUTE_CHANGE;

import dev.waypost.codes.RouteStore;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import java.util.List;
import org.jooq.Record4;

/** {@link RouteStore} in SQL. */
final class SqlRouteStore implements RouteStore {
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
}
