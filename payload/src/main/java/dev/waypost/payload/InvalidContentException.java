package dev.waypost.payload;

/** A content that is not allowed, with the field to blame and a sentence that says what is. */
public final class InvalidContentException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Problem {
    /** The kind does not exist. */
    UNKNOWN_KIND,
    /** A field that this kind does not have. */
    UNKNOWN_FIELD,
    /** A value of another type than expected. */
    WRONG_TYPE,
    /** A value that is not allowed. */
    INVALID_VALUE,
    /** A field that this kind needs. */
    MISSING,
    /** Not an address at all. */
    MALFORMED_URL,
    /** An address, but neither http nor https. */
    UNSUPPORTED_SCHEME,
    /** An address that hides or blurs where it leads. */
    UNSAFE_URL,
    /** Longer than allowed. */
    TOO_LONG,
    /** A text with nothing in it, or with characters that no reader could show. */
    MALFORMED_TEXT
  }

  private final Problem problem;
  private final String field;

  /** Creates the refusal of one field. */
  public InvalidContentException(Problem problem, String field, String message) {
    super(message);
    this.problem = problem;
    this.field = field;
  }

  /** What is wrong. */
  public Problem problem() {
    return problem;
  }

  /** The field of the content that is to blame. */
  public String field() {
    return field;
  }
}
