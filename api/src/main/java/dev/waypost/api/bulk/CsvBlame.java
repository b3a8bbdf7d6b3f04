package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Finds the column that a problem is about. */
final class CsvBlame {
  private CsvBlame() {}

  /** Adds {@code column} with the title of the column to blame, if there is one. */
  static void put(ObjectNode result, @Nullable ProblemException problem, JsonNode titlesByField) {
    if (problem == null) {
      return;
    }
    for (var column : titlesByField.properties()) {
      if (CsvColumn.blames(problem, column.getKey())) {
        result.set("column", column.getValue());
        return;
      }
    }
  }
}
