package dev.waypost.codes;

import dev.waypost.codes.KeptAnswer.AlreadyAnsweredException;
import java.time.Instant;
import java.util.Optional;

/**
 * Answers kept for calls that may be repeated. Those to calls that change something are stored by
 * the stores of what they change, in the same transaction; see {@link Receipt}.
 */
public interface KeptAnswerStore {

  /**
   * The answer to an API key's call of that name.
   *
   * @param since one that was kept before this moment is as good as forgotten
   */
  Optional<KeptAnswer> find(String apiKeyId, String idempotencyKey, Instant since);

  /**
   * Keeps the answer to a call that changed nothing. One that is older than {@link
   * KeptAnswer#KEPT_FOR} gives way to it.
   *
   * @throws AlreadyAnsweredException if the call has an answer already
   */
  void keep(KeptAnswer answer);

  /** Forgets the answers that were kept before this moment. */
  void deleteBefore(Instant moment);
}
