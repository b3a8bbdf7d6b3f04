package dev.waypost.api.http;

import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.KeptAnswer.AlreadyAnsweredException;
import dev.waypost.codes.KeptAnswer.RepeatableCall;
import dev.waypost.codes.KeptAnswerStore;
import dev.waypost.codes.Sha256;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers a call that is repeated with the same {@code Idempotency-Key} as it was answered first,
 * without doing it again (after draft-ietf-httpapi-idempotency-key-header).
 *
 * <p>The answer is stored in the transaction of what it tells of, so no crash can come between. Who
 * comes second within this process is told to wait; in another process on the same database the
 * second to store is undone and answers as the first did.
 */
public final class Repeats {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern FORM = Pattern.compile("[\\x20-\\x7E]{1,255}");

  /**
   * What a caller can mend, or what passes when others do something, is not kept. None of these
   * answers tells of something that was stored.
   */
  private static final Set<Integer> PASSING = Set.of(401, 403, 409, 429);

  private final KeptAnswerStore store;
  private final InstantSource clock;

  /** Calls that run now; as many at most as there are calls under way. */
  private final Set<List<String>> running = ConcurrentHashMap.newKeySet();

  /** Repeats by the answers in this store. */
  public Repeats(KeptAnswerStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Does what a call asks for, at once and without keeping its answer. */
  Reply unkept(Function<PendingAnswer, Reply> action) {
    return action.apply(new PendingAnswer(null, clock.instant()));
  }

  /**
   * Does what a call asks for, unless it was done before.
   *
   * @param apiKeyId whose call it is
   */
  Reply once(
      HttpServerRequest request,
      byte[] body,
      String apiKeyId,
      Function<PendingAnswer, Reply> action) {
    String idempotencyKey = idempotencyKey(request);
    if (idempotencyKey == null) {
      return unkept(action);
    }
    var call = new RepeatableCall(apiKeyId, idempotencyKey, fingerprint(request, body));
    List<String> name = List.of(apiKeyId, idempotencyKey);
    if (!running.add(name)) {
      throw inProgress();
    }
    try {
      return repeated(call).orElseGet(() -> first(call, action));
    } finally {
      running.remove(name);
    }
  }

  private Reply first(RepeatableCall call, Function<PendingAnswer, Reply> action) {
    var pending = new PendingAnswer(call, clock.instant());
    try {
      Reply reply = replyOrProblem(action, pending);
      KeptAnswer answer = pending.kept(reply);
      if (answer != null && !pending.isStored() && isKept(reply)) {
        store.keep(answer);
      }
      return reply;
    } catch (AlreadyAnsweredException another) {
      return repeated(call).orElseThrow(Repeats::inProgress);
    }
  }

  private static Reply replyOrProblem(
      Function<PendingAnswer, Reply> action, PendingAnswer pending) {
    try {
      return action.apply(pending);
    } catch (AlreadyAnsweredException another) {
      throw another;
    } catch (RuntimeException e) {
      return Problems.reply(Problems.of(e));
    }
  }

  /** What is written while it is sent, changes nothing and is made anew. */
  private static boolean isKept(Reply reply) {
    return reply.stream() == null && reply.status() < 500 && !PASSING.contains(reply.status());
  }

  private Optional<Reply> repeated(RepeatableCall call) {
    return store
        .find(call.apiKeyId(), call.idempotencyKey(), clock.instant().minus(KeptAnswer.KEPT_FOR))
        .map(answer -> {
          if (!MessageDigest.isEqual(answer.call().fingerprint(), call.fingerprint())) {
            throw mismatch();
          }
          return new Reply(
                  answer.status(), answer.headers(), PackedBody.unpack(answer.body()), null, null)
              .withHeader("Idempotency-Replayed", "true");
        });
  }

  private static @Nullable String idempotencyKey(HttpServerRequest request) {
    List<String> given = request.headers().getAll(HEADER);
    if (given.isEmpty()) {
      return null;
    }
    if (given.size() > 1 || !FORM.matcher(given.getFirst()).matches()) {
      throw new ProblemException(
          ProblemCode.INVALID_IDEMPOTENCY_KEY,
          HEADER,
          "The header Idempotency-Key must stand once and have 1 to 255 printable ASCII characters, such as a random UUID.");
    }
    return given.getFirst();
  }

  private static byte[] fingerprint(HttpServerRequest request, byte[] body) {
    String target = request.method() + " " + request.uri() + "\n";
    return Sha256.of(target.getBytes(StandardCharsets.UTF_8), body);
  }

  private static ProblemException mismatch() {
    return new ProblemException(
        ProblemCode.IDEMPOTENCY_MISMATCH,
        HEADER,
        "This Idempotency-Key was used within the last 24 hours for a call with another address or another body. Use a new one for each new call, and repeat a call"
            + " unchanged.");
  }

  private static ProblemException inProgress() {
    return new ProblemException(
        ProblemCode.IDEMPOTENCY_IN_PROGRESS,
        HEADER,
        "The first call with this Idempotency-Key is still running. Repeat this one after a moment to get its answer.");
  }
}
