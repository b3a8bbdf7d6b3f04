package dev.waypost.codes;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something asked for that is not done, with nothing changed. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final @Nullable String field;
  private final transient Map<String, @Nullable Object> details;

  /**
   * Creates a refusal.
   *
   * @param field the field to blame, as the API names it; null where none is
   * @param message what happened and what to do next, for people
   */
  public RefusedException(Refusal refusal, @Nullable String field, String message) {
    this(refusal, field, message, Map.of());
  }

  /**
   * Creates a refusal.
   *
   * @param field the field to blame, as the API names it; null where none is
   * @param message what happened and what to do next, for people
   * @param details for programs, as a tree in the form of the API
   */
  public RefusedException(
      Refusal refusal,
      @Nullable String field,
      String message,
      Map<String, @Nullable Object> details) {
    super(message);
    this.refusal = refusal;
    this.field = field;
    this.details = details;
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }

  /** The field to blame, if any. */
  public @Nullable String field() {
    return field;
  }

  /** More for programs, by the names that the API gives it. */
  public Map<String, @Nullable Object> details() {
    return details;
  }
}
