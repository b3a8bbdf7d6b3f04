package dev.waypost.server.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * An operation of the description, with its references resolved one level deep.
 *
 * @param id its operationId
 * @param method the HTTP method, upper-case
 * @param path the path with its parameters in braces
 * @param pattern what paths it serves
 * @param node the operation
 * @param parameters its own and those of its path
 */
public record DescribedOperation(
    String id,
    String method,
    String path,
    Pattern pattern,
    JsonNode node,
    List<JsonNode> parameters) {

  private static final AtomicInteger MADE = new AtomicInteger();

  /** What its paths look like: a parameter is anything but a slash. */
  static Pattern pattern(String path) {
    return Pattern.compile(
        "\\Q"
            + path.replaceAll("\\{[a-z_]+}", "\\\\E[^/]+\\\\Q")
            + "\\E"
            + (path.endsWith("/") ? "" : "/?"));
  }

  @Override
  public String toString() {
    return id;
  }

  /** The scope that it needs, empty for none. */
  public String scope() {
    return node.path("x-scope").asText();
  }

  /** The first example of its JSON body; missing where it takes none. */
  public JsonNode bodyExample() {
    JsonNode examples = node.at("/requestBody/content/application~1json/examples");
    return examples.isEmpty() ? examples : examples.iterator().next().path("value");
  }

  /**
   * The first example of its JSON body, other than any before in the fields that its schema marks
   * with x-unique, by a number before or after their text.
   */
  public JsonNode freshBody() {
    JsonNode example = bodyExample();
    if (!(example instanceof ObjectNode object)) {
      return example;
    }
    ObjectNode fresh = object.deepCopy();
    bodySchema()
        .path("properties")
        .properties()
        .forEach(property -> {
          String name = property.getKey();
          String text = fresh.path(name).asText();
          switch (property.getValue().path("x-unique").asText()) {
            case "before" -> fresh.put(name, "n" + MADE.incrementAndGet() + "." + text);
            case "after" -> fresh.put(name, text + "-" + MADE.incrementAndGet());
            default -> {}
          }
        });
    return fresh;
  }

  /** What names a thing that it made. */
  public static String nameOf(JsonNode made) {
    return made.path("id").asText(made.path("name").asText());
  }

  /** The schema of its JSON body; missing where it takes none. */
  public JsonNode bodySchema() {
    return node.at("/requestBody/content/application~1json/schema");
  }
}
