package dev.waypost.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain trees, as {@link dev.waypost.codes.rules} has them, as JSON. */
final class Trees {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Trees() {}

  static ObjectNode json(Map<?, ?> tree) {
    ObjectNode object = JSON.objectNode();
    tree.forEach((name, value) -> object.set(String.valueOf(name), json(value)));
    return object;
  }

  private static JsonNode json(@Nullable Object tree) {
    return switch (tree) {
      case null -> JSON.nullNode();
      case Map<?, ?> map -> json(map);
      case List<?> list -> {
        ArrayNode array = JSON.arrayNode();
        list.forEach(element -> array.add(json(element)));
        yield array;
      }
      case String text -> JSON.textNode(text);
      case Boolean truth -> JSON.booleanNode(truth);
      case Long number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(BigDecimal.valueOf(number));
      default -> throw new IllegalArgumentException("No tree holds a " + tree.getClass() + ".");
    };
  }

  static Map<String, @Nullable Object> tree(JsonNode object) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    object.properties().forEach(member -> tree.put(member.getKey(), value(member.getValue())));
    return tree;
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> tree(node);
      case ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        node.forEach(element -> list.add(value(element)));
        yield list;
      }
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER ->
          node.isIntegralNumber() ? (Number) node.longValue() : (Number) node.doubleValue();
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }
}
