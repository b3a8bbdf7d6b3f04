package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.COUNTED_POSITION;

import dev.waypost.codes.ScanCounterStore;
import dev.waypost.codes.StaleCountException;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;

/** {@link ScanCounterStore} in SQL. */
final class SqlScanCounterStore implements ScanCounterStore {
  private final Database database;

  SqlScanCounterStore(Database database) {
    this.database = database;
  }

  @Override
  public long position(String logId) {
    return database.read(connection ->
        connection
            .select(COUNTED_POSITION.POSITION)
            .from(COUNTED_POSITION)
            .where(COUNTED_POSITION.LOG_ID.eq(logId))
            .fetchOptional(COUNTED_POSITION.POSITION)
            .orElse(0L));
  }

  /**
   * The counts and the position change in one transaction, so where the position is the same before
   * and after the counts were read, they belong together.
   */
  @Override
  public Counted counted(String logId, Set<String> codeIds) {
    while (true) {
      long before = position(logId);
      Map<String, Long> scans = new HashMap<>();
      database.read(connection -> {
        OneOf.each(
            connection,
            CODE.ID,
            codeIds,
            oneOfThem ->
                connection
                    .select(CODE.ID, CODE.SCANS)
                    .from(CODE)
                    .where(oneOfThem)
                    .forEach(row -> scans.put(row.value1(), row.value2())));
        return true;
      });
      if (position(logId) == before) {
        return new Counted(before, scans);
      }
    }
  }

  @Override
  public void add(
      String logId, long position, long nextPosition, Map<YearMonth, Map<String, Long>> scans) {
    // In the order of their ids, so that two nodes that count the same codes at once wait for each
    // other instead of locking each other out.
    Map<String, Long> ordered = new TreeMap<>();
    scans
        .values()
        .forEach(month -> month.forEach((code, count) -> ordered.merge(code, count, Long::sum)));
    database.write(transaction -> {
      move(transaction, logId, position, nextPosition);
      var updates =
          ordered.entrySet().stream()
              .map(entry ->
                  transaction
                      .update(CODE)
                      .set(CODE.SCANS, CODE.SCANS.plus(entry.getValue()))
                      .where(CODE.ID.eq(entry.getKey())))
              .toList();
      transaction.batch(updates).execute();
      new TreeMap<>(scans)
          .forEach((month, counts) -> SqlUsageStore.addScans(transaction, month, counts));
      return true;
    });
  }

  @Override
  public void forget(String logId) {
    database.write(transaction ->
        transaction
            .deleteFrom(COUNTED_POSITION)
            .where(COUNTED_POSITION.LOG_ID.eq(logId))
            .execute());
  }

  /**
   * Moves the position first, so that a transaction of the same log that nobody waits for any more
   * (its connection was given up while the database did not answer) either has ended or is waited
   * for.
   */
  private static void move(DSLContext transaction, String logId, long position, long nextPosition) {
    int moved =
        position == 0
            ? transaction
                .insertInto(COUNTED_POSITION)
                .set(COUNTED_POSITION.LOG_ID, logId)
                .set(COUNTED_POSITION.POSITION, nextPosition)
                .onConflictDoNothing()
                .execute()
            : transaction
                .update(COUNTED_POSITION)
                .set(COUNTED_POSITION.POSITION, nextPosition)
                .where(COUNTED_POSITION.LOG_ID.eq(logId), COUNTED_POSITION.POSITION.eq(position))
                .execute();
    if (moved == 0) {
      throw new StaleCountException(logId, position);
    }
  }
}
