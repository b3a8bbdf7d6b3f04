package dev.waypost.people;

import org.jspecify.annotations.Nullable;

/** Something asked for that is not done, with nothing changed. */
public final class PeopleRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String field;
  private final String reason;

  /**
   * Creates a refusal.
   *
   * @param field the field of the form to blame; null where none is
   * @param reason what happened and what to do next, for people
   */
  public PeopleRefusedException(@Nullable String field, String reason) {
    super(reason);
    this.field = field;
    this.reason = reason;
  }

  /** The field of the form to blame, if any. */
  public @Nullable String field() {
    return field;
  }

  /** What happened and what to do next, for people. */
  public String reason() {
    return reason;
  }
}
