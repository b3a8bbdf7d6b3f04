package dev.waypost.codes.find;

import dev.waypost.codes.Code;
import java.util.Optional;

/**
 * In which order codes are listed. Codes that are alike in the field come in the order in which
 * they were made.
 */
public record CodeOrder(Field field, boolean descending) {
  /** The newest first. */
  public static final CodeOrder NEWEST_FIRST = new CodeOrder(Field.CREATED_AT, true);

  /** The oldest first. */
  public static final CodeOrder OLDEST_FIRST = new CodeOrder(Field.CREATED_AT, false);

  /** What they are ordered by. */
  public enum Field {
    /** When they were made. */
    CREATED_AT,
    /** When they were last edited. */
    UPDATED_AT,
    /** Their name without its case; those without one come first. */
    NAME
  }

  /** The order of that name, such as {@code name} or, descending, {@code -name}. */
  public static Optional<CodeOrder> of(String label) {
    boolean descending = label.startsWith("-");
    return switch (descending ? label.substring(1) : label) {
      case "created_at" -> Optional.of(new CodeOrder(Field.CREATED_AT, descending));
      case "updated_at" -> Optional.of(new CodeOrder(Field.UPDATED_AT, descending));
      case "name" -> Optional.of(new CodeOrder(Field.NAME, descending));
      default -> Optional.empty();
    };
  }

  /** What a code is ordered by beside its number, as text. */
  public String value(Code code) {
    return switch (field) {
      case CREATED_AT -> "";
      case UPDATED_AT -> Long.toString(code.updatedAt().toEpochMilli());
      case NAME -> foldedName(code);
    };
  }

  /** The name of a code for ordering. */
  public static String foldedName(Code code) {
    return code.name() == null ? "" : SearchText.folded(code.name());
  }
}
