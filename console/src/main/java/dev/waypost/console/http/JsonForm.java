package dev.waypost.console.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a form whose fields are named as the API's are, into the body of a call.
 *
 * <p>A name is a path: {@code content.address.city}. Parts that are numbers make a list, in the
 * order in which they stand in the form: {@code content.links.7.url}. After a colon stands what the
 * text is to become: {@code :number}, {@code :truth}, {@code :list} (see {@link ListText}), {@code
 * :or-null} (empty clears what was there). What is empty is left out otherwise.
 */
public final class JsonForm {
  /** No field of the API lies deeper. */
  private static final int MOST_PARTS = 20;

  private static final int LONG_DIGITS = 19;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private JsonForm() {}

  /**
   * The fields of a form that lie below one of these names.
   *
   * @param roots the first parts of their paths, such as {@code content}
   */
  public static ObjectNode read(Form form, List<String> roots) {
    var tree = new LinkedHashMap<String, Object>();
    for (String name : form.names()) {
      int colon = name.indexOf(':');
      String path = colon < 0 ? name : name.substring(0, colon);
      String as = colon < 0 ? "" : name.substring(colon + 1);
      String[] parts = path.split("\\.", -1);
      if (roots.contains(parts[0]) && parts.length <= MOST_PARTS) {
        JsonNode value = as.equals("list") ? list(form.all(name)) : value(form, name, as);
        if (!value.isMissingNode()) {
          put(tree, parts, value);
        }
      }
    }
    return (ObjectNode) node(tree);
  }

  private static JsonNode value(Form form, String name, String as) {
    String text = as.equals("raw") ? form.raw(name) : form.text(name);
    if (text.isEmpty()) {
      return as.endsWith("or-null") ? NullNode.getInstance() : MissingNode.getInstance();
    }
    return switch (as) {
      case "number", "number-or-null" -> number(text);
      case "truth", "truth-or-null" -> truth(text);
      default -> JSON.textNode(text.replace("\r\n", "\n"));
    };
  }

  /** A text that is no truth goes on as it is: the API knows whether it was there before. */
  private static JsonNode truth(String text) {
    return switch (text) {
      case "true", "on" -> JSON.booleanNode(true);
      case "false" -> JSON.booleanNode(false);
      default -> JSON.textNode(text);
    };
  }

  /** A text that is no number goes on as it is: the API says what is wrong with it. */
  public static JsonNode number(String text) {
    try {
      BigDecimal number = new BigDecimal(text.replace(',', '.'));
      boolean isWhole = number.scale() == 0 && number.precision() < LONG_DIGITS;
      return isWhole ? JSON.numberNode(number.longValueExact()) : JSON.numberNode(number);
    } catch (NumberFormatException notANumber) {
      return JSON.textNode(text);
    }
  }

  private static ArrayNode list(List<String> texts) {
    ArrayNode list = JSON.arrayNode();
    texts.stream().flatMap(text -> ListText.items(text).stream()).forEach(list::add);
    return list;
  }

  @SuppressWarnings("unchecked") // only trees of ours lie in the tree
  private static void put(Map<String, Object> tree, String[] parts, JsonNode value) {
    Map<String, Object> at = tree;
    for (int i = 0; i < parts.length - 1; i++) {
      Object next = at.computeIfAbsent(parts[i], _ -> new LinkedHashMap<String, Object>());
      if (!(next instanceof Map<?, ?> map)) {
        return;
      }
      at = (Map<String, Object>) map;
    }
    at.put(parts[parts.length - 1], value);
  }

  private static JsonNode node(Object tree) {
    if (!(tree instanceof Map<?, ?> members)) {
      return (JsonNode) tree;
    }
    boolean isList =
        !members.isEmpty()
            && members.keySet().stream().allMatch(name -> NUMBER.matcher((String) name).matches());
    if (isList) {
      ArrayNode list = JSON.arrayNode();
      members.values().forEach(member -> list.add(node(member)));
      return list;
    }
    ObjectNode object = JSON.objectNode();
    members.forEach((name, member) -> object.set((String) name, node(member)));
    return object;
  }
}
