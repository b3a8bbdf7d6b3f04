package dev.waypost.codes;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * The answer to a call that its caller may repeat. It is kept in the transaction that does what the
 * call asks for, so that a repeat finds both or neither, whenever the process dies.
 *
 * @param call which call it answers
 * @param createdAt when it was answered
 * @param status the HTTP status
 * @param headers by name, without line breaks
 * @param body packed by whoever keeps it
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record KeptAnswer(
    RepeatableCall call, Instant createdAt, int status, Map<String, String> headers, byte[] body)
    implements Alongside {

  /** For how long an answer is kept. */
  public static final Duration KEPT_FOR = Duration.ofHours(24);

  public KeptAnswer {
    headers = Map.copyOf(headers);
  }

  /**
   * A call that its caller may repeat without it being done twice.
   *
   * @param apiKeyId whose call it is
   * @param idempotencyKey the name that the caller gave it
   * @param fingerprint SHA-256 of what was asked for, 32 bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by MessageDigest.isEqual
  public record RepeatableCall(String apiKeyId, String idempotencyKey, byte[] fingerprint) {}

  /**
   * The call has been answered meanwhile, by another process on the same database. What was to be
   * done with this answer has not been done.
   */
  public static final class AlreadyAnsweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public AlreadyAnsweredException() {
      super("The call has been answered already.");
    }
  }
}
