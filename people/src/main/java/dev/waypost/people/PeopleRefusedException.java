package dev.waypost.people;

import org.jspecify.annotations.Nullable;

/** Something asked for that is not done, with nothing changed. */
public final class PeopleRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String field;
  private final String wording;
  private final String[] values;

  /**
   * Creates a refusal.
   *
   * @param field the field of the form to blame; null where none is
   * @param wording what happened and what to do next, in English for people; {0}, {1}, … stand for
   *     the values
   */
  public PeopleRefusedException(@Nullable String field, String wording, String... values) {
    super(wording);
    this.field = field;
    this.wording = wording;
    this.values = values.clone();
  }

  /** The field of the form to blame, if any. */
  public @Nullable String field() {
    return field;
  }

  /** What happened and what to do next, by which its translations are known. */
  public String wording() {
    return wording;
  }

  /** What stands in the wording. */
  public Object[] values() {
    return values.clone();
  }
}
