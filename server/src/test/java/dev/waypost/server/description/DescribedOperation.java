package dev.waypost.server.description;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
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

  /** The schema of its JSON body; missing where it takes none. */
  public JsonNode bodySchema() {
    return node.at("/requestBody/content/application~1json/schema");
  }
}
