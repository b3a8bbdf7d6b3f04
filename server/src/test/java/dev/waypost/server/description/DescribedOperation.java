package dev.waypost.server.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  /** The API key in examples. */
  private static final String SHOWN_KEY = "wp_live_7q2m4xk9zt1b_" + "0".repeat(59);

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

  /** The media type of its body, empty where it takes none. */
  public String mediaType() {
    var types = node.at("/requestBody/content").fieldNames();
    return types.hasNext() ? types.next() : "";
  }

  /**
   * The examples of its body as they are sent; none where it takes none.
   *
   * @param key the API key to send where they show one
   */
  public List<byte[]> bodyExamples(String key) {
    return node.at("/requestBody/content")
        .path(mediaType())
        .path("examples")
        .valueStream()
        .map(example -> sent(example, key))
        .toList();
  }

  private byte[] sent(JsonNode example, String key) {
    JsonNode value = example.path("value");
    return example.path("x-base64").booleanValue()
        ? Base64.getDecoder().decode(value.asText())
        : text(value)
            .replace(SHOWN_KEY, key)
            .replace(keyId(SHOWN_KEY), keyId(key))
            .getBytes(StandardCharsets.UTF_8);
  }

  private String text(JsonNode example) {
    return switch (mediaType()) {
      case "application/json" -> example.toString();
      case "application/x-www-form-urlencoded" ->
          example.properties().stream()
              .map(field ->
                  field.getKey()
                      + "="
                      + URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8))
              .collect(Collectors.joining("&"));
      default -> example.asText();
    };
  }

  private static String keyId(String key) {
    return key.substring("wp_live_".length(), "wp_live_".length() + 12);
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
    ApiDescription.get()
        .resolved(bodySchema())
        .path("properties")
        .properties()
        .forEach(property -> {
          String name = property.getKey();
          JsonNode schema = ApiDescription.get().resolved(property.getValue());
          if (schema.has("x-unique")) {
            String text = fresh.path(name).asText();
            fresh.put(name, unique(schema, text, MADE.incrementAndGet()));
          }
        });
    return fresh;
  }

  /**
   * The first example of its body as it is sent, {@linkplain #freshBody() fresh} where it is JSON.
   */
  public byte[] freshBytes() {
    return mediaType().isEmpty() || !bodySchema().isMissingNode()
        ? freshBody().toString().getBytes(StandardCharsets.UTF_8)
        : bodyExamples(SHOWN_KEY).getFirst();
  }

  /** A text with a number where the schema's x-unique asks for it. */
  static String unique(JsonNode schema, String text, int number) {
    return schema.path("x-unique").asText().equals("before")
        ? "n" + number + "." + text
        : text + "-" + number;
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
