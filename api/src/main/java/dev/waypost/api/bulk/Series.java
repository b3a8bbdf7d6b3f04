package dev.waypost.api.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import java.util.List;

/**
 * Codes that differ by a number: wherever a text of the template says {@code {number}}, each code
 * has its own.
 *
 * @param first the number of the first code, 0 to {@value #LAST_NUMBER}
 * @param count how many there are, 1 to {@value #MOST}
 * @param digits numbers with fewer digits get zeros in front, 1 to {@value #MOST_DIGITS}
 * @param template the fields of a code
 */
public record Series(long first, int count, int digits, ObjectNode template) {
  static final List<String> FIELDS =
      List.of("kind", "count", "first", "digits", "template", "reason");

  private static final String PLACEHOLDER = "{number}";
  private static final int MOST = 1_000_000;
  private static final int LAST_NUMBER = 2_000_000_000;
  private static final int MOST_DIGITS = 18;

  /** Fields that no two codes can share. */
  private static final List<String> UNIQUE = List.of("key", "external_id");

  /**
   * The series that a body asks for.
   *
   * @throws ProblemException where a field is missing or wrong
   */
  public static Series of(ObjectNode body) {
    Fields fields = Fields.of(body, FIELDS);
    Integer count = fields.integer("count", 1, MOST);
    if (count == null) {
      throw new ProblemException(
          ProblemCode.MISSING_FIELD, "count", "How many codes? Send \"count\", 1 to " + MOST + ".");
    }
    Integer first = fields.integer("first", 0, LAST_NUMBER);
    Integer digits = fields.integer("digits", 1, MOST_DIGITS);
    if (!(body.get("template") instanceof ObjectNode template)) {
      throw new ProblemException(
          body.has("template") ? ProblemCode.WRONG_TYPE : ProblemCode.MISSING_FIELD,
          "template",
          "\"template\" must be an object with the fields of a code, such as {\"destination\":\"https://example.com/i/{number}\"}.");
    }
    var series =
        new Series(first == null ? 1 : first, count, digits == null ? 1 : digits, template);
    series.checkUnique();
    return series;
  }

  private void checkUnique() {
    for (String field : UNIQUE) {
      JsonNode value = template.path(field);
      if (count > 1 && value.isTextual() && !value.textValue().contains(PLACEHOLDER)) {
        throw new ProblemException(
            ProblemCode.INVALID_VALUE,
            "template." + field,
            "Every code would get the same \""
                + field
                + "\". Write {number} where it shall differ.");
      }
    }
  }

  /** As it is kept in the settings of a job, for {@link #stored}. */
  ObjectNode toJson() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("first", first)
        .put("count", count)
        .put("digits", digits)
        .set("template", template);
  }

  static Series stored(JsonNode json) {
    return new Series(
        json.path("first").longValue(),
        json.path("count").intValue(),
        json.path("digits").intValue(),
        (ObjectNode) json.required("template"));
  }

  /** The fields of the code with this number. */
  public ObjectNode fields(long number) {
    String text = Long.toString(number);
    return (ObjectNode) filled(template, "0".repeat(Math.max(0, digits - text.length())) + text);
  }

  private static JsonNode filled(JsonNode node, String number) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object
            .properties()
            .forEach(field -> copy.set(field.getKey(), filled(field.getValue(), number)));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode();
        array.forEach(element -> copy.add(filled(element, number)));
        yield copy;
      }
      case TextNode text -> TextNode.valueOf(text.textValue().replace(PLACEHOLDER, number));
      default -> node;
    };
  }
}
