package dev.waypost.codes;

import org.jspecify.annotations.Nullable;

/** Something asked for that is not done, with nothing changed. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final @Nullable String field;

  /**
   * Creates a refusal.
   *
   * @param field the field to blame, as the API names it; null where none is
   * @param message what happened and what to do next, for people
   */
  public RefusedException(Refusal refusal, @Nullable String field, String message) {
    super(message);
    this.refusal = refusal;
    this.field = field;
  }

  /** Why. */
  public Refusal refusal() {
    return refusal;
  }

  /** The field to blame, if any. */
  public @Nullable String field() {
    return field;
  }
}
