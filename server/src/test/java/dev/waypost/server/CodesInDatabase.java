package dev.waypost.server;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the database, beside the program. */
final class CodesInDatabase {
  private CodesInDatabase() {}

  /** Where each code leads. */
  static List<String> destinations(Path dataDirectory) throws SQLException {
    List<String> destinations = new ArrayList<>();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + dataDirectory.resolve("waypost.db"));
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT json_extract(document, '$.content.url') FROM code")) {
      while (rows.next()) {
        destinations.add(rows.getString(1));
      }
    }
    return destinations;
  }

  /** Gives a code another background than the program would take. */
  static void restyle(Path dataDirectory, String id, String background) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + dataDirectory.resolve("waypost.db"));
        var statement =
            connection.prepareStatement(
                "UPDATE code SET document = json_set(document, '$.style.background_color', ?) WHERE id = ?")) {
      statement.setString(1, background);
      statement.setString(2, id);
      if (statement.executeUpdate() != 1) {
        throw new IllegalStateException("There is no code " + id);
      }
    }
  }
}
