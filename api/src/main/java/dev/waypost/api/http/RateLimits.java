package dev.waypost.api.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How many calls an API key may make: a bucket of a minute's worth that is filled again steadily,
 * so that a burst passes and a flood does not. Each process counts for itself.
 *
 * <p>Every answer tells how much is left, in the three headers of
 * draft-ietf-httpapi-ratelimit-headers-06.
 */
public final class RateLimits {
  /** Far more than call within a minute; a key whose bucket is forgotten gets a full one. */
  private static final int MOST_KEYS = 10_000;

  private final int perMinute;
  private final Recent<Bucket> buckets = new Recent<>(MOST_KEYS);

  /**
   * Limits for each key.
   *
   * @param perMinute what a key may spend in a minute, most calls costing 1; 0 for no limits
   */
  public RateLimits(int perMinute) {
    this.perMinute = perMinute;
  }

  /**
   * What became of spending.
   *
   * @param refusal why the call is not to be done; null where it may
   * @param told headers for its answer, of what is left
   */
  record Spent(@Nullable ProblemException refusal, Map<String, String> told) {}

  /**
   * Spends for a call.
   *
   * @param apiKeyId whose call it is
   * @param cost what the call costs; never more than a full bucket
   */
  Spent spend(String apiKeyId, int cost) {
    if (perMinute == 0) {
      return new Spent(null, Map.of());
    }
    ConsumptionProbe probe =
        buckets
            .get(apiKeyId, this::fullBucket)
            .tryConsumeAndReturnRemaining(Math.min(cost, perMinute));
    Map<String, String> told =
        Map.of(
            "RateLimit-Limit",
            Integer.toString(perMinute),
            "RateLimit-Remaining",
            Long.toString(probe.getRemainingTokens()),
            "RateLimit-Reset",
            Long.toString(seconds(probe.getNanosToWaitForReset())));
    return new Spent(probe.isConsumed() ? null : tooMany(probe), told);
  }

  /**
   * Answers a call unless its key has spent what it may.
   *
   * @param apiKeyId whose call it is
   * @param cost what the call costs; never more than a full bucket
   */
  public Reply within(String apiKeyId, int cost, Supplier<Reply> call) {
    Spent spent = spend(apiKeyId, cost);
    ProblemException refusal = spent.refusal();
    Reply reply = refusal == null ? answered(call) : Problems.reply(refusal);
    return reply.withHeaders(spent.told());
  }

  private Bucket fullBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .withNanosecondPrecision()
        .build();
  }

  private static Reply answered(Supplier<Reply> call) {
    try {
      return call.get();
    } catch (RuntimeException e) {
      return Problems.reply(Problems.of(e));
    }
  }

  private ProblemException tooMany(ConsumptionProbe probe) {
    long wait = seconds(probe.getNanosToWaitForRefill());
    return ProblemException.rateLimited(
        wait,
        "This API key has made more calls than the "
            + perMinute
            + " a minute that it may. Try again in "
            + wait
            + " s; make many codes with one call to /api/v1/codes/bulk.");
  }

  /** Rounded up, so that who waits as long as told is not told to wait again. */
  static long seconds(long nanos) {
    return Math.ceilDiv(nanos, 1_000_000_000L);
  }
}
