package dev.waypost.store;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Rows that go into a table by a prepared statement, many at a time. */
final class InsertedRows extends NewRows {
  private static final int AT_ONCE = 1_000;

  private final PreparedStatement statement;
  private int column;
  private int waiting;

  private InsertedRows(PreparedStatement statement) {
    this.statement = statement;
  }

  static void add(
      Connection connection, Table<?> table, List<? extends Field<?>> columns, Source source)
      throws SQLException {
    String sql =
        "insert into %s (%s) values (%s)"
            .formatted(
                table.getName(),
                columns.stream().map(Field::getName).collect(joining(", ")),
                columns.stream().map(_ -> "?").collect(joining(", ")));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      var rows = new InsertedRows(statement);
      source.addTo(rows);
      rows.send();
    }
  }

  @Override
  NewRows text(@Nullable String value) throws SQLException {
    statement.setString(++column, value);
    return this;
  }

  @Override
  NewRows number(long value) throws SQLException {
    statement.setLong(++column, value);
    return this;
  }

  @Override
  NewRows smallNumber(int value) throws SQLException {
    statement.setInt(++column, value);
    return this;
  }

  @Override
  NewRows bytes(byte[] value) throws SQLException {
    statement.setBytes(++column, value);
    return this;
  }

  @Override
  NewRows noNumber() throws SQLException {
    statement.setNull(++column, Types.BIGINT);
    return this;
  }

  @Override
  void end() throws SQLException {
    column = 0;
    statement.addBatch();
    if (++waiting == AT_ONCE) {
      send();
    }
  }

  private void send() throws SQLException {
    if (waiting > 0) {
      int[] _ = statement.executeBatch();
      waiting = 0;
    }
  }
}
