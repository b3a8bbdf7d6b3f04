package dev.waypost.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object. Each read says what it expects; whatever else stands there is
 * answered with the path to it.
 */
public final class Fields {
  private final ObjectNode node;
  private final String path;
  private final Map<String, String> callersNames;

  private Fields(ObjectNode node, String path, Map<String, String> callersNames) {
    this.node = node;
    this.path = path;
    this.callersNames = callersNames;
  }

  /**
   * The fields of an object.
   *
   * @param allowed their names, in the order in which to offer them
   * @throws ProblemException naming the first that is not allowed
   */
  public static Fields of(ObjectNode node, List<String> allowed) {
    return new Fields(node, "", Map.of()).allow(allowed);
  }

  /**
   * The fields of an object that was made of what a caller sent in other words.
   *
   * @param callersNames the paths that the caller knows, by those of the object; whatever is
   *     answered names the former
   */
  public static Fields translated(ObjectNode node, Map<String, String> callersNames) {
    return new Fields(node, "", callersNames);
  }

  /**
   * The fields of an object that lies within another.
   *
   * @param path to the object, with a dot behind it
   */
  public static Fields within(String path, ObjectNode node, List<String> allowed) {
    return new Fields(node, path, Map.of()).allow(allowed);
  }

  private Fields allow(List<String> allowed) {
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!allowed.contains(name)) {
            throw new ProblemException(
                ProblemCode.UNKNOWN_FIELD,
                path(name),
                "There is no field \""
                    + path(name)
                    + "\". Allowed are: "
                    + String.join(", ", allowed)
                    + ".");
          }
        });
    return this;
  }

  /** Whether the field is there, be it null. */
  public boolean has(String name) {
    return node.has(name);
  }

  /** Whether the field is there and null. */
  public boolean isNull(String name) {
    JsonNode value = node.get(name);
    return value != null && value.isNull();
  }

  /** Refuses null in fields where it has no meaning. */
  public void refuseNulls(List<String> names) {
    names.forEach(name -> refuseNull(name, "Leave it out."));
  }

  /** Refuses null in a field that can't be cleared. */
  public void refuseNull(String name) {
    refuseNull(name, "Leave it out to keep it as it is.");
  }

  private void refuseNull(String name, String advice) {
    if (isNull(name)) {
      throw new ProblemException(
          ProblemCode.WRONG_TYPE, path(name), "\"" + path(name) + "\" can't be null. " + advice);
    }
  }

  /** The path to a field from the body's root, such as {@code style.margin}. */
  public String path(String name) {
    return callersNames.getOrDefault(path + name, path + name);
  }

  /** A text, or null where the field is absent or null. */
  public @Nullable String text(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw wrongType(name, "a text in double quotes", value);
    }
    return value.textValue();
  }

  /** True or false, or null where the field is absent or null. */
  public @Nullable Boolean truth(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isBoolean()) {
      throw wrongType(name, "true or false", value);
    }
    return value.booleanValue();
  }

  /** A whole number, or null where the field is absent or null. */
  public @Nullable Integer integer(String name, int least, int most) {
    Long number = wholeNumber(name, least, most);
    return number == null ? null : number.intValue();
  }

  /** A whole number that may be large, or null where the field is absent or null. */
  public @Nullable Long wholeNumber(String name, long least, long most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber()) {
      throw wrongType(name, "a whole number, written with digits alone", value);
    }
    if (!value.canConvertToLong() || value.longValue() < least || value.longValue() > most) {
      throw outOfBounds(name, value, least, most);
    }
    return value.longValue();
  }

  /** A number that may have a fraction, or null where the field is absent or null. */
  public @Nullable BigDecimal number(String name, double least, double most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isNumber()) {
      throw wrongType(name, "a number", value);
    }
    // Compared as a double, because the parser has infinity for what is beyond that.
    if (value.doubleValue() < least || value.doubleValue() > most) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          path(name),
          "\"%s\" is %s. Allowed are numbers from %s to %s."
              .formatted(path(name), value, plain(least), plain(most)));
    }
    return value.decimalValue();
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private ProblemException outOfBounds(String name, JsonNode value, long least, long most) {
    return new ProblemException(
        ProblemCode.INVALID_VALUE,
        path(name),
        "\""
            + path(name)
            + "\" is "
            + value
            + ". Allowed are whole numbers from "
            + least
            + " to "
            + most
            + ".");
  }

  /** One of several words, or null where the field is absent or null. */
  public @Nullable String oneOf(String name, List<String> allowed) {
    String value = text(name);
    if (value != null && !allowed.contains(value)) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          path(name),
          "\""
              + path(name)
              + "\" is \""
              + value
              + "\". Allowed are: "
              + String.join(", ", allowed)
              + ".");
    }
    return value;
  }

  /** A moment (RFC 3339), to the millisecond, or null where the field is absent or null. */
  public @Nullable Instant instant(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          path(name),
          "\""
              + path(name)
              + "\" is \""
              + value
              + "\". Write a moment with its offset, such as 2026-03-01T09:00:00Z or 2026-03-01T10:00:00+01:00.");
    }
  }

  /** An object, or null where the field is absent or null. */
  public @Nullable Fields object(String name, List<String> allowed) {
    ObjectNode object = objectNode(name);
    return object == null ? null : within(name, object).allow(allowed);
  }

  private Fields within(String name, ObjectNode object) {
    return new Fields(object, path + name + ".", callersNames);
  }

  /**
   * A list of objects, or null where the field is absent or null.
   *
   * @param most how many there may be
   */
  public @Nullable List<Fields> objects(String name, List<String> allowed, int most) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      throw wrongType(name, "a list of objects", value);
    }
    if (value.size() > most) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          path(name),
          "\"%s\" has %d elements; at most %d are allowed."
              .formatted(path(name), value.size(), most));
    }
    List<Fields> objects = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      String element = name + "[" + i + "]";
      if (!(value.get(i) instanceof ObjectNode object)) {
        throw wrongType(element, "an object", value.get(i));
      }
      objects.add(within(element, object).allow(allowed));
    }
    return objects;
  }

  /** A text that must be there. */
  public String requiredText(String name) {
    String text = text(name);
    if (text == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD,
          path(name),
          "\"" + path(name) + "\" is needed. Send a text in double quotes.");
    }
    return text;
  }

  /** An object whose fields are all texts, or null where the field is absent or null. */
  public @Nullable Map<String, String> texts(String name) {
    ObjectNode object = objectNode(name);
    if (object == null) {
      return null;
    }
    Fields fields = within(name, object);
    Map<String, String> texts = new LinkedHashMap<>();
    for (var names = object.fieldNames(); names.hasNext(); ) {
      String field = names.next();
      String text = fields.text(field);
      if (text == null) {
        throw fields.wrongType(field, "a text in double quotes", object.get(field));
      }
      texts.put(field, text);
    }
    return texts;
  }

  /** A list of texts, or null where the field is absent or null. */
  public @Nullable List<String> textList(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (!value.isArray()) {
      throw wrongType(name, "a list of texts", value);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw new ProblemException(
            ProblemCode.WRONG_TYPE,
            path(name),
            "\""
                + path(name)
                + "\" holds "
                + kind(element)
                + ". It must hold texts in double quotes alone.");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  /** The fields of an object as they stand, or null where the field is absent or null. */
  public @Nullable Map<String, JsonNode> values(String name) {
    ObjectNode object = objectNode(name);
    if (object == null) {
      return null;
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    object.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
    return values;
  }

  /** The members of an object as trees, or null where the field is absent or null. */
  public @Nullable Map<String, @Nullable Object> tree(String name) {
    ObjectNode object = objectNode(name);
    return object == null ? null : Trees.members(object);
  }

  /** Whether the field is there and an object. */
  public boolean isObject(String name) {
    return node.get(name) instanceof ObjectNode;
  }

  /** Those of these fields that are there, be they null. */
  public ObjectNode only(List<String> names) {
    ObjectNode only = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      JsonNode value = node.get(name);
      if (value != null) {
        only.set(name, value);
      }
    }
    return only;
  }

  /** Those of these fields that are there, be they null, as trees. */
  public Map<String, @Nullable Object> trees(List<String> names) {
    Map<String, @Nullable Object> trees = new LinkedHashMap<>();
    for (String name : names) {
      JsonNode value = node.get(name);
      if (value != null) {
        trees.put(name, Trees.tree(value));
      }
    }
    return trees;
  }

  private @Nullable ObjectNode objectNode(String name) {
    JsonNode value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof ObjectNode object) {
      return object;
    }
    throw wrongType(name, "an object", value);
  }

  private @Nullable JsonNode value(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private ProblemException wrongType(String name, String expected, JsonNode value) {
    return new ProblemException(
        ProblemCode.WRONG_TYPE,
        path(name),
        "\"" + path(name) + "\" is " + kind(value) + ". It must be " + expected + ".");
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a text";
      case NULL -> "null";
      case BINARY, MISSING, POJO -> "something else";
    };
  }
}
