package dev.waypost.store;

import static dev.waypost.store.schema.Tables.VISITOR_SALT;

import dev.waypost.codes.VisitorSaltStore;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** {@link VisitorSaltStore} in SQL. Days are kept as ISO 8601, which sorts as they do. */
final class SqlVisitorSaltStore implements VisitorSaltStore {
  private final Database database;

  SqlVisitorSaltStore(Database database) {
    this.database = database;
  }

  @Override
  public Map<LocalDate, byte[]> all() {
    return database.read(connection ->
        connection.select(VISITOR_SALT.DAY, VISITOR_SALT.SALT).from(VISITOR_SALT).fetch().stream()
            .collect(Collectors.toMap(row -> LocalDate.parse(row.value1()), row -> row.value2())));
  }

  @Override
  public byte[] addIfAbsent(LocalDate day, byte[] salt) {
    return database.write(transaction -> {
      transaction
          .insertInto(VISITOR_SALT)
          .set(VISITOR_SALT.DAY, day.toString())
          .set(VISITOR_SALT.SALT, salt)
          .onConflict(VISITOR_SALT.DAY)
          .doNothing()
          .execute();
      return transaction
          .select(VISITOR_SALT.SALT)
          .from(VISITOR_SALT)
          .where(VISITOR_SALT.DAY.eq(day.toString()))
          .fetchSingle()
          .value1();
    });
  }

  @Override
  public void deleteBefore(LocalDate day) {
    int deleted =
        database.write(transaction ->
            transaction
                .deleteFrom(VISITOR_SALT)
                .where(VISITOR_SALT.DAY.lt(day.toString()))
                .execute());
    if (deleted > 0) {
      database.forgetDeleted();
    }
  }
}
