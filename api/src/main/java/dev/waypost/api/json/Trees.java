package dev.waypost.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain trees and back: maps, lists, texts, numbers, truth values and null, which is what
 * {@link dev.waypost.codes.rules} reads and writes.
 */
public final class Trees {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Trees() {}

  /** The members of an object as trees. */
  public static Map<String, @Nullable Object> members(ObjectNode object) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    object.properties().forEach(member -> map.put(member.getKey(), tree(member.getValue())));
    return map;
  }

  /** A value as a tree. A whole number that no long holds stays what the parser made of it. */
  public static @Nullable Object tree(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> members((ObjectNode) node);
      case ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(tree(element)));
        yield list;
      }
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Number) node.longValue()
              : node.numberValue();
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }

  /** A tree as JSON. */
  public static JsonNode json(@Nullable Object tree) {
    return switch (tree) {
      case null -> JSON.nullNode();
      case Map<?, ?> map -> {
        ObjectNode object = JSON.objectNode();
        map.forEach((name, value) -> object.set(String.valueOf(name), json(value)));
        yield object;
      }
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode(list.size());
        list.forEach(element -> array.add(json(element)));
        yield array;
      }
      case String text -> JSON.textNode(text);
      case Boolean truth -> JSON.booleanNode(truth);
      case Long number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      default -> throw new IllegalArgumentException("No tree holds a " + tree.getClass() + ".");
    };
  }
}
