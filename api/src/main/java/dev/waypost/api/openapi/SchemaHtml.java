package dev.waypost.api.openapi;

import static dev.waypost.pages.Html.escaped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** JSON Schemas in words: the type and bounds of a value, and the fields of an object. */
final class SchemaHtml {
  private static final String PREFIX = "#/components/schemas/";
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  private final ObjectNode document;

  SchemaHtml(ObjectNode document) {
    this.document = document;
  }

  /** Text with its code in {@code code} elements. */
  static String inline(String text) {
    return CODE.matcher(escaped(text)).replaceAll("<code>$1</code>");
  }

  /** Text in paragraphs. */
  static String prose(String text) {
    return List.of(text.split("\n\n")).stream()
        .map(paragraph -> "<p>" + inline(paragraph) + "</p>")
        .collect(Collectors.joining());
  }

  /** What a reference leads to, or the node itself. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(document.at(node.path("$ref").asText().substring(1))) : node;
  }

  /** The names of the objects that have a section of their own. */
  List<String> named() {
    List<String> names = new ArrayList<>();
    document
        .at("/components/schemas")
        .properties()
        .forEach(schema -> {
          if (isObject(schema.getValue())) {
            names.add(schema.getKey());
          }
        });
    return names;
  }

  /** The fields of a named object. */
  String section(String name) {
    JsonNode schema = document.at("/components/schemas/" + name);
    StringBuilder html = new StringBuilder();
    html.append("<section id=\"schema-%1$s\"><h3>%1$s</h3>".formatted(escaped(name)));
    html.append(prose(schema.path("description").asText()));
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    Set<String> required = new LinkedHashSet<>();
    collect(schema, fields, required);
    html.append(
        "<table><thead><tr><th scope=\"col\">field</th><th scope=\"col\">what</th></tr></thead><tbody>");
    fields.forEach((field, value) -> html.append(row(field, value, required)));
    return html.append("</tbody></table></section>").toString();
  }

  private String row(String field, JsonNode value, Set<String> required) {
    String description =
        value.path("description").asText(resolved(value).path("description").asText());
    return "<tr><td><code>%s</code>%s</td><td>%s %s</td></tr>"
        .formatted(
            escaped(field),
            required.contains(field) ? "" : " <span class=\"soft\">optional</span>",
            inline(description),
            kind(value));
  }

  /** The type and bounds of a value; that of a named object is a link to its section. */
  String kind(JsonNode schema) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asText().substring(PREFIX.length());
      JsonNode target = resolved(schema);
      return isObject(target)
          ? "<a href=\"#schema-%1$s\">%1$s</a>".formatted(escaped(name))
          : kind(target);
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.has(choice) && !schema.has("properties")) {
        return schema
            .path(choice)
            .valueStream()
            .map(this::kind)
            .distinct()
            .collect(Collectors.joining(choice.equals("allOf") ? " with " : " or "));
      }
    }
    if (schema.has("items")) {
      return "a list of: " + kind(schema.path("items")) + bounds(schema);
    }
    if (isObject(schema)) {
      Map<String, JsonNode> fields = new LinkedHashMap<>();
      Set<String> required = new LinkedHashSet<>();
      collect(schema, fields, required);
      String rows =
          fields.entrySet().stream()
              .map(field -> row(field.getKey(), field.getValue(), required))
              .collect(Collectors.joining());
      return bounds(schema) + "<table><tbody>" + rows + "</tbody></table>";
    }
    return bounds(schema);
  }

  /** The type and bounds of a value that holds no others. */
  String bounds(JsonNode given) {
    JsonNode schema = resolved(given);
    List<String> words = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      words.add(type.valueStream().map(JsonNode::asText).collect(Collectors.joining(" or ")));
    } else if (type.isTextual() && !type.asText().equals("array")) {
      words.add(type.asText());
    }
    if (schema.has("enum")) {
      words.add(
          schema.path("enum").valueStream().map(SchemaHtml::code).collect(Collectors.joining(" ")));
    }
    schema.properties().stream()
        .filter(keyword -> KEYWORDS.containsKey(keyword.getKey()))
        .forEach(
            keyword -> words.add(KEYWORDS.get(keyword.getKey()) + " " + code(keyword.getValue())));
    return words.isEmpty() ? "" : "<span class=\"soft\">(" + String.join(", ", words) + ")</span>";
  }

  private static final Map<String, String> KEYWORDS =
      Map.of(
          "minimum", "at least",
          "maximum", "at most",
          "maxLength", "characters at most",
          "minItems", "items at least",
          "maxItems", "items at most",
          "format", "as",
          "pattern", "matching",
          "const", "always",
          "default", "by default");

  private static String code(JsonNode value) {
    return "<code>" + escaped(value.asText()) + "</code>";
  }

  private boolean isObject(JsonNode schema) {
    return schema.has("properties")
        || (schema.has("allOf")
            && schema.path("allOf").valueStream().anyMatch(part -> isObject(resolved(part))));
  }

  private void collect(JsonNode given, Map<String, JsonNode> fields, Set<String> required) {
    JsonNode schema = resolved(given);
    schema.path("required").forEach(name -> required.add(name.asText()));
    schema.path("allOf").forEach(part -> collect(part, fields, required));
    schema
        .path("properties")
        .properties()
        .forEach(field -> fields.put(field.getKey(), field.getValue()));
  }
}
