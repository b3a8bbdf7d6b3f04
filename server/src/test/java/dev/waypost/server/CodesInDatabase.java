package dev.waypost.server;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands in the database of a program that has ended. */
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
}
