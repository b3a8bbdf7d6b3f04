package dev.waypost.codes.metadata;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands in one field of a code's metadata. */
public sealed interface MetadataValue {

  /** A number with no more digits than one may have. */
  Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");

  /** A text; a date and a choice are texts as well. */
  record Text(String value) implements MetadataValue {}

  /** A number. Without trailing zeros, so that 1, 1.0 and 1e0 are the same. */
  record Numeric(BigDecimal value) implements MetadataValue {
    public Numeric {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }
  }

  /** True or false. */
  record Truth(boolean value) implements MetadataValue {}

  /** What a text stands for in the place of this value; a text where it can't be of its type. */
  default MetadataValue alike(String text) {
    return switch (this) {
      case Text _ -> new Text(text);
      case Numeric _ -> numeric(text);
      case Truth _ -> truth(text);
    };
  }

  /** The number that a text is, as JSON writes numbers; otherwise the text. */
  static MetadataValue numeric(String text) {
    return NUMBER.matcher(text).matches() ? new Numeric(new BigDecimal(text)) : new Text(text);
  }

  /** True or false in any case of letters; otherwise the text. */
  static MetadataValue truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> new Truth(true);
      case "false" -> new Truth(false);
      default -> new Text(text);
    };
  }

  /** How the value is written where all is text, such as in a filter: {@code EU}, {@code 12.5}. */
  default String text() {
    return switch (this) {
      case Text(String value) -> value;
      case Numeric(BigDecimal value) -> value.toPlainString();
      case Truth(boolean value) -> Boolean.toString(value);
    };
  }
}
