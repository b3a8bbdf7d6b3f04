package dev.waypost.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * New rows on their way into a table. The values of a row come one after the other, in the order of
 * the columns, and {@link #end} ends it. What the columns hold is not converted, so a moment goes
 * into a column of milliseconds.
 */
abstract sealed class NewRows permits CopiedRows, InsertedRows {
  /**
   * From this many rows on PostgreSQL copies them, which takes half the time that statements take;
   * below, to wait for the server twice would cost more than that.
   */
  private static final int MANY = 64;

  /** Where rows come from. */
  @FunctionalInterface
  interface Source {
    /** Adds every row. */
    void addTo(NewRows rows) throws SQLException;
  }

  /**
   * Adds rows to a table.
   *
   * @param count how many there will be, roughly
   */
  static void add(
      DSLContext transaction,
      int count,
      Table<?> table,
      List<? extends Field<?>> columns,
      Source source) {
    if (count == 0) {
      return;
    }
    transaction.connection(connection -> {
      if (transaction.dialect() == SQLDialect.POSTGRES && count >= MANY) {
        CopiedRows.add(connection, table, columns, source);
      } else {
        InsertedRows.add(connection, table, columns, source);
      }
    });
  }

  /** The next value is a text. */
  abstract NewRows text(@Nullable String value) throws SQLException;

  /** The next value is a number of 64 bits. */
  abstract NewRows number(long value) throws SQLException;

  /** The next value is a number of 32 bits. */
  abstract NewRows smallNumber(int value) throws SQLException;

  /** The next value is bytes. */
  abstract NewRows bytes(byte[] value) throws SQLException;

  /** The next value is null, in a column of numbers. */
  abstract NewRows noNumber() throws SQLException;

  /** The row has all its values. */
  abstract void end() throws SQLException;

  /** The next value is a number of 64 bits, or null. */
  final NewRows number(@Nullable Long value) throws SQLException {
    return value == null ? noNumber() : number(value.longValue());
  }

  /** The next value is a moment, or null. */
  final NewRows time(@Nullable Instant value) throws SQLException {
    return value == null ? noNumber() : number(value.toEpochMilli());
  }
}
