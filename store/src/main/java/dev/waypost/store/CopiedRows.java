package dev.waypost.store;

import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows that PostgreSQL copies into a table. It stores the first while the next are still being
 * written.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">PostgreSQL documentation,
 *     COPY, "Binary Format"</a>
 */
final class CopiedRows extends NewRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int NULL_LENGTH = -1;
  private static final short END_OF_ROWS = -1;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final CopyIn copy;
  private final short columns;
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private boolean inRow;

  private CopiedRows(CopyIn copy, int columns) {
    this.copy = copy;
    this.columns = (short) columns;
  }

  static void add(
      Connection connection, Table<?> table, List<? extends Field<?>> columns, Source source)
      throws SQLException {
    String sql =
        "copy %s (%s) from stdin (format binary)"
            .formatted(
                table.getName(), columns.stream().map(Field::getName).collect(joining(", ")));
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      var rows = new CopiedRows(copy, columns.size());
      rows.begin();
      source.addTo(rows);
      rows.finish();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void begin() {
    // No flags, no extension of the header.
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  private void finish() throws SQLException {
    room(Short.BYTES).putShort(END_OF_ROWS);
    send();
    long _ = copy.endCopy();
  }

  @Override
  NewRows text(@Nullable String value) throws SQLException {
    if (value == null) {
      return noNumber();
    }
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  NewRows number(long value) throws SQLException {
    field(Long.BYTES).putLong(value);
    return this;
  }

  @Override
  NewRows smallNumber(int value) throws SQLException {
    field(Integer.BYTES).putInt(value);
    return this;
  }

  @Override
  NewRows bytes(byte[] value) throws SQLException {
    ByteBuffer field = field(value.length);
    if (value.length <= field.remaining()) {
      field.put(value);
    } else {
      send();
      copy.writeToCopy(value, 0, value.length);
    }
    return this;
  }

  @Override
  NewRows noNumber() throws SQLException {
    beginRow();
    room(Integer.BYTES).putInt(NULL_LENGTH);
    return this;
  }

  @Override
  void end() {
    inRow = false;
  }

  /** A field of that many bytes comes, and there is room for it unless it is larger than all. */
  private ByteBuffer field(int bytes) throws SQLException {
    beginRow();
    return room(Math.min(Integer.BYTES + bytes, BUFFER_BYTES)).putInt(bytes);
  }

  private void beginRow() throws SQLException {
    if (!inRow) {
      inRow = true;
      room(Short.BYTES).putShort(columns);
    }
  }

  private ByteBuffer room(int bytes) throws SQLException {
    if (buffer.remaining() < bytes) {
      send();
    }
    return buffer;
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }
}
