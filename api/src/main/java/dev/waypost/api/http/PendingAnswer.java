package dev.waypost.api.http;

import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.KeptAnswer.RepeatableCall;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What of a call's answer is to be kept. It travels with the request; one thread uses it. */
final class PendingAnswer {
  private final @Nullable RepeatableCall call;
  private final Instant now;
  private boolean stored;

  /**
   * The answer to a call.
   *
   * @param call null where its answer is not kept
   */
  PendingAnswer(@Nullable RepeatableCall call, Instant now) {
    this.call = call;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  boolean isToBeKept() {
    return call != null;
  }

  /** The answer as it is kept; null where it is not. */
  @Nullable KeptAnswer kept(Reply reply) {
    return call == null
        ? null
        : new KeptAnswer(call, now, reply.status(), reply.headers(), PackedBody.pack(reply.body()));
  }

  /** The answer was stored together with what it tells of. */
  void markStored() {
    stored = true;
  }

  boolean isStored() {
    return stored;
  }
}
