package dev.waypost.analytics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The SQL files that stand beside this class. */
final class Sql {
  private Sql() {}

  /**
   * Reads a file.
   *
   * @param name without the ending, such as {@code code_days}
   */
  static String read(String name) {
    String file = name + ".sql";
    try (InputStream resource = Objects.requireNonNull(Sql.class.getResourceAsStream(file), file)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The packaged file " + file + " cannot be read.", e);
    }
  }
}
