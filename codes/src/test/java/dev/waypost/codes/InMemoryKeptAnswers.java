package dev.waypost.codes;

import dev.waypost.codes.KeptAnswer.AlreadyAnsweredException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Kept answers in memory. */
final class InMemoryKeptAnswers implements KeptAnswerStore {
  private final Map<List<String>, KeptAnswer> byCall = new HashMap<>();

  @Override
  public synchronized Optional<KeptAnswer> find(
      String apiKeyId, String idempotencyKey, Instant since) {
    return Optional.ofNullable(byCall.get(List.of(apiKeyId, idempotencyKey)))
        .filter(answer -> !answer.createdAt().isBefore(since));
  }

  @Override
  public synchronized void keep(KeptAnswer answer) {
    Instant oldest = answer.createdAt().minus(KeptAnswer.KEPT_FOR);
    if (find(answer.call().apiKeyId(), answer.call().idempotencyKey(), oldest).isPresent()) {
      throw new AlreadyAnsweredException();
    }
    byCall.put(List.of(answer.call().apiKeyId(), answer.call().idempotencyKey()), answer);
  }

  /** Keeps what a change of other stores comes with. */
  void keepIfAny(@Nullable KeptAnswer answer) {
    if (answer != null) {
      keep(answer);
    }
  }

  @Override
  public synchronized void deleteBefore(Instant moment) {
    byCall.values().removeIf(answer -> answer.createdAt().isBefore(moment));
  }
}
