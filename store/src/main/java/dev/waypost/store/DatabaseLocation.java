package dev.waypost.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which database. */
public sealed interface DatabaseLocation {

  /**
   * A SQLite file, made where there is none.
   *
   * @param file its folder exists
   */
  record Sqlite(Path file) implements DatabaseLocation {
    /** The path, for messages. */
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /**
   * A PostgreSQL database.
   *
   * @param jdbcUrl starts with {@code jdbc:postgresql://}
   */
  record Postgresql(String jdbcUrl, @Nullable String user, @Nullable String password)
      implements DatabaseLocation {
    /** The address without user and password, for messages. */
    @Override
    public String toString() {
      return jdbcUrl.substring("jdbc:".length()).replaceAll("\\?.*", "");
    }
  }
}
