package dev.waypost.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A request that is answered with a problem (RFC 9457). */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final @Nullable String field;
  private final long retryAfterSeconds;
  private final transient @Nullable ObjectNode more;

  /**
   * Creates the exception.
   *
   * @param field the field or parameter to blame, with its path, such as {@code style.margin}; null
   *     where none is
   * @param detail what happened and what to do next, for people; null for the summary of the code
   */
  public ProblemException(ProblemCode code, @Nullable String field, @Nullable String detail) {
    this(code, field, detail, 0, null);
  }

  /**
   * Creates the exception.
   *
   * @param more members of the problem beyond those that every problem has
   */
  public ProblemException(
      ProblemCode code, @Nullable String field, @Nullable String detail, ObjectNode more) {
    this(code, field, detail, 0, more);
  }

  private ProblemException(
      ProblemCode code,
      @Nullable String field,
      @Nullable String detail,
      long retryAfterSeconds,
      @Nullable ObjectNode more) {
    super(detail, null, false, false);
    this.code = code;
    this.field = field;
    this.retryAfterSeconds = retryAfterSeconds;
    this.more = more;
  }

  /** This problem with another field to blame. */
  public ProblemException withField(@Nullable String newField) {
    return new ProblemException(code, newField, getMessage(), retryAfterSeconds, more);
  }

  /** Too much was asked for within a minute; it may be asked for again after some seconds. */
  static ProblemException rateLimited(long retryAfterSeconds, String detail) {
    return new ProblemException(ProblemCode.RATE_LIMITED, null, detail, retryAfterSeconds, null);
  }

  /** The error. */
  public ProblemCode code() {
    return code;
  }

  /** The field to blame, if any. */
  public @Nullable String field() {
    return field;
  }

  /** Members beyond those that every problem has, or null. */
  public @Nullable ObjectNode more() {
    return more;
  }

  /** After how many seconds it may be tried again; 0 where the answer does not depend on time. */
  long retryAfterSeconds() {
    return retryAfterSeconds;
  }

  /** The sentence for people. */
  public String detail() {
    String message = getMessage();
    return message == null ? code.title() : message;
  }
}
