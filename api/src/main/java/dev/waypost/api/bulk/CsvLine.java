package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.codes.Item;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;

/** A row of a table on its way through the input of a job. */
final class CsvLine {
  private CsvLine() {}

  static ObjectNode write(NumberedItem row) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("row", row.number());
    switch (row.item()) {
      case Item.Wanted(ObjectNode fields) -> line.set("item", fields);
      case Item.Unreadable(ProblemException problem) -> line.put("malformed", problem.detail());
    }
    return line;
  }

  static NumberedItem read(JsonNode line) {
    return new NumberedItem(
        line.path("row").longValue(),
        line.get("item") instanceof ObjectNode fields
            ? new Item.Wanted(fields)
            : new Item.Unreadable(
                new ProblemException(
                    ProblemCode.MALFORMED_CSV, null, line.path("malformed").textValue())));
  }
}
