package dev.waypost.codes.metadata;

import dev.waypost.codes.OneLine;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.metadata.MetadataValue.Numeric;
import dev.waypost.codes.metadata.MetadataValue.Text;
import dev.waypost.codes.metadata.MetadataValue.Truth;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What metadata fields may be and what may stand in them. */
final class MetadataRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,50}");
  private static final int VALUE_MAX_CHARS = 500;
  private static final int DESCRIPTION_MAX_CHARS = 500;
  private static final int MAX_ALLOWED_VALUES = 500;
  private static final int MAX_NUMBER_DIGITS = 40;

  private MetadataRules() {}

  static void check(MetadataField field) {
    checkName(field.name(), "name");
    OneLine.check("description", field.description(), DESCRIPTION_MAX_CHARS);
    boolean choice = field.type() == MetadataType.CHOICE;
    if (choice == field.allowedValues().isEmpty()) {
      throw refused(
          "allowed_values",
          choice
              ? "A field of type \"choice\" needs \"allowed_values\", a list of texts."
              : "Only a field of type \"choice\" has \"allowed_values\". Leave them out or change the type.");
    }
    if (field.allowedValues().size() > MAX_ALLOWED_VALUES) {
      throw refused("allowed_values", "At most " + MAX_ALLOWED_VALUES + " values can be allowed.");
    }
    if (Set.copyOf(field.allowedValues()).size() < field.allowedValues().size()) {
      throw refused("allowed_values", "A value stands twice in \"allowed_values\".");
    }
    field.allowedValues().forEach(value -> checkText(value, "allowed_values"));
  }

  static void checkName(String name, String path) {
    if (!NAME.matcher(name).matches()) {
      throw refused(
          path,
          "The name of a metadata field has 1 to 50 letters (a to z), digits, \"_\" or \"-\"; \""
              + name
              + "\" has not.");
    }
  }

  /** Refuses a value that its field may not hold. Without a definition, any value is fine. */
  static void checkValue(String name, MetadataValue value, @Nullable MetadataField definition) {
    String path = "metadata." + name;
    switch (value) {
      case Text(String text) -> checkText(text, path);
      case Numeric number -> checkNumber(number, path);
      case Truth _ -> {}
    }
    if (definition == null) {
      return;
    }
    String expected =
        switch (definition.type()) {
          case TEXT -> value instanceof Text ? null : "a text";
          case NUMBER -> value instanceof Numeric ? null : "a number, without quotes";
          case BOOLEAN -> value instanceof Truth ? null : "true or false, without quotes";
          case DATE ->
              value instanceof Text(String text) && isDay(text)
                  ? null
                  : "a day, such as \"2026-03-01\"";
          case CHOICE ->
              value instanceof Text(String text) && definition.allowedValues().contains(text)
                  ? null
                  : "one of: " + String.join(", ", definition.allowedValues());
        };
    if (expected != null) {
      throw refused(
          path, "\"" + path + "\" is \"" + value.text() + "\". It must be " + expected + ".");
    }
  }

  private static void checkText(String text, String path) {
    if (text.isBlank()) {
      throw refused(path, "\"" + path + "\" holds an empty text. Send null to clear a field.");
    }
    OneLine.check(path, text, VALUE_MAX_CHARS);
  }

  private static void checkNumber(Numeric number, String path) {
    if (number.value().precision() > MAX_NUMBER_DIGITS
        || Math.abs((long) number.value().scale()) > MAX_NUMBER_DIGITS) {
      throw refused(path, "\"" + path + "\" has more than " + MAX_NUMBER_DIGITS + " digits.");
    }
  }

  private static boolean isDay(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text) && text.length() == 10;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  static RefusedException refused(@Nullable String field, String message) {
    return new RefusedException(Refusal.INVALID_VALUE, field, message);
  }
}
