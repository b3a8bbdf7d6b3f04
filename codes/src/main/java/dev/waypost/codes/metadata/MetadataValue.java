package dev.waypost.codes.metadata;

import java.math.BigDecimal;

/** What stands in one field of a code's metadata. */
public sealed interface MetadataValue {

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

  /** How the value is written where all is text, such as in a filter: {@code EU}, {@code 12.5}. */
  default String text() {
    return switch (this) {
      case Text(String value) -> value;
      case Numeric(BigDecimal value) -> value.toPlainString();
      case Truth(boolean value) -> Boolean.toString(value);
    };
  }
}
