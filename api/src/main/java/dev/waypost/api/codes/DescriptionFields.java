package dev.waypost.api.codes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waypost.api.http.ProblemCode;
import dev.waypost.api.http.ProblemException;
import dev.waypost.api.json.Fields;
import dev.waypost.codes.Change;
import dev.waypost.codes.DescriptionPatch;
import dev.waypost.codes.metadata.MetadataValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what a request notes about a code. */
final class DescriptionFields {
  static final List<String> NAMES =
      List.of("notes", "group", "tags", "metadata", "external_id", "owner", "units_distributed");
  private static final long MOST_UNITS = 1_000_000_000_000L;

  private DescriptionFields() {}

  static DescriptionPatch read(Fields fields) {
    return new DescriptionPatch(
        change(fields, "notes", () -> fields.text("notes")),
        change(fields, "group", () -> fields.text("group")),
        change(fields, "tags", () -> tags(fields)),
        change(fields, "metadata", () -> metadata(fields)),
        change(fields, "external_id", () -> fields.text("external_id")),
        change(fields, "owner", () -> fields.text("owner")),
        change(
            fields,
            "units_distributed",
            () -> fields.wholeNumber("units_distributed", 0, MOST_UNITS)),
        false);
  }

  private static <T extends @Nullable Object> Change<T> change(
      Fields fields, String name, Supplier<T> value) {
    return fields.has(name) ? Change.to(value.get()) : Change.keep();
  }

  private static List<String> tags(Fields fields) {
    List<String> tags = fields.textList("tags");
    return tags == null ? List.of() : tags;
  }

  private static @Nullable Map<String, @Nullable MetadataValue> metadata(Fields fields) {
    Map<String, JsonNode> given = fields.values("metadata");
    if (given == null) {
      return null;
    }
    Map<String, @Nullable MetadataValue> metadata = new LinkedHashMap<>();
    given.forEach((name, value) -> metadata.put(name, value.isNull() ? null : value(name, value)));
    return metadata;
  }

  /** Beyond about 1.8E308 the parser has no number, but infinity. */
  private static BigDecimal number(String name, JsonNode value) {
    if (Double.isInfinite(value.doubleValue())) {
      throw new ProblemException(
          ProblemCode.INVALID_VALUE,
          "metadata." + name,
          "\"metadata." + name + "\" is larger than numbers can be. Write it as a text.");
    }
    return value.decimalValue();
  }

  private static MetadataValue value(String name, JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> new MetadataValue.Text(value.textValue());
      case NUMBER -> new MetadataValue.Numeric(number(name, value));
      case BOOLEAN -> new MetadataValue.Truth(value.booleanValue());
      case ARRAY, OBJECT, NULL, BINARY, MISSING, POJO ->
          throw new ProblemException(
              ProblemCode.WRONG_TYPE,
              "metadata." + name,
              "\"metadata."
                  + name
                  + "\" must be a text, a number, true or false, or null to clear it.");
    };
  }
}
