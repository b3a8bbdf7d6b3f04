package dev.waypost.server.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up values that a schema allows. */
final class RandomValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long EARLIEST = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();
  private static final long LATEST = Instant.parse("2199-01-01T00:00:00Z").getEpochSecond();

  /**
   * What people type: several scripts, signs beyond the basic plane, and what markup would read.
   */
  private static final String LETTERS = "abcXYZ 0189-_.<>&\"'\\/%ßüé世界العربית😀👩‍🚀";

  /** So few that a name is sometimes taken already. */
  private static final int MOST_NAMES = 200;

  /** Beyond so many objects in each other nothing is added that need not be. */
  private static final int MOST_DEPTH = 6;

  private final ApiDescription description;
  private final Random random;
  private int depth;

  RandomValues(ApiDescription description, Random random) {
    this.description = description;
    this.random = random;
  }

  /** A value that the schema allows. */
  JsonNode value(JsonNode given) {
    JsonNode schema = description.resolved(given);
    if (schema.path("x-only-examples-generated").booleanValue()) {
      return oneOf(schema.path("examples"));
    }
    if (schema.has("x-unique")) {
      String text = oneOf(schema.path("examples")).asText();
      return JSON.textNode(DescribedOperation.unique(schema, text, random.nextInt(MOST_NAMES)));
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.has("enum")) {
      return oneOf(schema.path("enum"));
    }
    if (isObject(schema)) {
      return mayBeNull(schema) && chance(10) ? JSON.nullNode() : object(schema);
    }
    for (String choice : List.of("oneOf", "anyOf")) {
      if (schema.has(choice)) {
        return schema.has("examples") && chance(50)
            ? oneOf(schema.path("examples"))
            : value(oneOf(schema.path(choice)));
      }
    }
    JsonNode type = schema.path("type");
    return plain(schema, type.isArray() ? oneOf(type).asText() : type.asText());
  }

  private JsonNode plain(JsonNode schema, String type) {
    return switch (type) {
      case "null" -> JSON.nullNode();
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "integer", "number" -> JSON.numberNode(integer(schema));
      case "string" -> JSON.textNode(text(schema));
      case "array" -> list(schema);
      case "object" -> schema.has("examples") ? oneOf(schema.path("examples")) : JSON.objectNode();
      default -> throw new IllegalStateException("No value can be made up for " + schema);
    };
  }

  private long integer(JsonNode schema) {
    long least = schema.path("minimum").asLong(0);
    long most = schema.path("maximum").asLong(1_000_000);
    return switch (random.nextInt(6)) {
      case 0 -> least;
      case 1 -> most;
      default -> random.nextLong(least, most + 1);
    };
  }

  private String text(JsonNode schema) {
    switch (schema.path("format").asText()) {
      case "date-time" -> {
        return Instant.ofEpochSecond(random.nextLong(EARLIEST, LATEST)).toString();
      }
      case "date" -> {
        return Instant.ofEpochSecond(random.nextLong(EARLIEST, LATEST)).toString().substring(0, 10);
      }
      default -> {}
    }
    if (schema.has("examples")) {
      return oneOf(schema.path("examples")).asText();
    }
    if (schema.has("pattern")) {
      throw new IllegalStateException("A text with a pattern needs examples: " + schema);
    }
    int most = Math.min(schema.path("maxLength").asInt(100), 5000);
    return letters(
        chance(5) ? most : random.nextInt(Math.min(most, 40)), schema.path("minLength").asInt());
  }

  /** Letters of at most so many UTF-16 units. */
  private String letters(int most, int least) {
    int[] letters = LETTERS.codePoints().toArray();
    var text = new StringBuilder();
    while (text.length() < most - 1) {
      text.appendCodePoint(letters[random.nextInt(letters.length)]);
    }
    return text.length() < least ? "x".repeat(least) : text.toString();
  }

  private ArrayNode list(JsonNode schema) {
    ArrayNode list = JSON.arrayNode();
    int least = schema.path("minItems").asInt(0);
    int count = least + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      list.add(value(schema.path("items")));
    }
    return list;
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    depth++;
    fill(object, schema);
    if (object.size() < schema.path("minProperties").asInt()) {
      schema
          .path("properties")
          .properties()
          .forEach(property -> object.set(property.getKey(), value(property.getValue())));
    }
    JsonNode alternatives = schema.path("anyOf");
    if (!alternatives.isEmpty()) {
      JsonNode chosen = oneOf(alternatives);
      alternatives.forEach(
          other -> other.path("required").forEach(name -> object.remove(name.asText())));
      chosen
          .path("required")
          .forEach(name -> {
            JsonNode value;
            do {
              value = value(property(schema, name.asText()));
            } while (value.isNull());
            object.set(name.asText(), value);
          });
    }
    depth--;
    return object;
  }

  private void fill(ObjectNode object, JsonNode given) {
    JsonNode schema = description.resolved(given);
    schema.path("allOf").forEach(part -> fill(object, part));
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (var property : schema.path("properties").properties()) {
      boolean wanted = required.contains(property.getKey()) || (depth <= MOST_DEPTH && chance(25));
      if (wanted && !isNotGenerated(property.getValue())) {
        object.set(property.getKey(), value(property.getValue()));
      }
    }
  }

  private JsonNode property(JsonNode given, String name) {
    JsonNode schema = description.resolved(given);
    if (schema.path("properties").has(name)) {
      return schema.path("properties").path(name);
    }
    return schema
        .path("allOf")
        .valueStream()
        .map(part -> property(part, name))
        .filter(found -> !found.isMissingNode())
        .findFirst()
        .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }

  private boolean isNotGenerated(JsonNode schema) {
    return description.resolved(schema).path("x-not-generated").booleanValue();
  }

  private boolean isObject(JsonNode schema) {
    return schema.has("properties")
        || (schema.has("allOf")
            && schema
                .path("allOf")
                .valueStream()
                .anyMatch(part -> isObject(description.resolved(part))));
  }

  private static boolean mayBeNull(JsonNode schema) {
    return schema.path("type").valueStream().anyMatch(type -> type.asText().equals("null"));
  }

  JsonNode oneOf(JsonNode list) {
    return list.path(random.nextInt(list.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
