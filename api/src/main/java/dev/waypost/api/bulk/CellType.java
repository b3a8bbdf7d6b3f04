package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waypost.api.csv.ListCell;
import dev.waypost.api.json.JsonBody;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What the cells of a column are in JSON. */
enum CellType {
  /** A text. */
  TEXT,
  /** A number. */
  NUMBER,
  /** True or false. */
  TRUTH,
  /** Texts with semicolons or bars between them. */
  LIST,
  /** JSON, for what has no other form in a cell. */
  JSON;

  /**
   * The types that a field is asked about; JSON would be taken by whatever has fields of its own.
   */
  static List<CellType> plain() {
    return List.of(TEXT, NUMBER, TRUTH, LIST);
  }

  /** A value of this type, to ask whether a field takes one. */
  JsonNode sample() {
    return switch (this) {
      case TEXT -> TextNode.valueOf("x");
      case NUMBER -> IntNode.valueOf(1);
      case TRUTH -> BooleanNode.TRUE;
      case LIST -> JsonNodeFactory.instance.arrayNode().add("x");
      case JSON -> JsonNodeFactory.instance.objectNode();
    };
  }

  /** A cell as JSON. One that does not look like this type stays a text, which is refused later. */
  JsonNode read(String cell) {
    return switch (this) {
      case TEXT -> TextNode.valueOf(cell);
      case NUMBER -> number(cell);
      case TRUTH ->
          switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> TextNode.valueOf(cell);
          };
      case LIST -> list(cell);
      case JSON -> JsonBody.valueOr(cell, TextNode.valueOf(cell));
    };
  }

  private static JsonNode number(String cell) {
    if (cell.matches("-?\\d{1,18}")) {
      return LongNode.valueOf(Long.parseLong(cell));
    }
    return cell.matches("-?\\d{1,18}\\.\\d{1,18}")
        ? DecimalNode.valueOf(new BigDecimal(cell))
        : TextNode.valueOf(cell);
  }

  private static JsonNode list(String cell) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String element : ListCell.elements(cell)) {
      if (!element.isBlank()) {
        list.add(element.strip());
      }
    }
    return list;
  }
}
