package dev.waypost.store;

import static dev.waypost.store.schema.Tables.KEPT_ANSWER;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.excluded;

import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.KeptAnswer.AlreadyAnsweredException;
import dev.waypost.codes.KeptAnswer.RepeatableCall;
import dev.waypost.codes.KeptAnswerStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@link KeptAnswerStore} in SQL. Headers are kept as lines of a name, a colon and a value. */
final class SqlKeptAnswerStore implements KeptAnswerStore {
  private final Database database;

  SqlKeptAnswerStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<KeptAnswer> find(String apiKeyId, String idempotencyKey, Instant since) {
    return database.read(connection ->
        connection
            .select(
                KEPT_ANSWER.FINGERPRINT,
                KEPT_ANSWER.CREATED_AT,
                KEPT_ANSWER.STATUS,
                KEPT_ANSWER.HEADERS,
                KEPT_ANSWER.BODY)
            .from(KEPT_ANSWER)
            .where(
                KEPT_ANSWER.API_KEY_ID.eq(apiKeyId),
                KEPT_ANSWER.IDEMPOTENCY_KEY.eq(idempotencyKey),
                KEPT_ANSWER.CREATED_AT.ge(since))
            .fetchOptional(row ->
                new KeptAnswer(
                    new RepeatableCall(apiKeyId, idempotencyKey, row.value1()),
                    row.value2(),
                    row.value3().intValue(),
                    headers(row.value4()),
                    row.value5())));
  }

  @Override
  public void keep(KeptAnswer answer) {
    database.write(transaction -> {
      keepIfAny(transaction, answer);
      return true;
    });
  }

  /**
   * Keeps what a change comes with, in the transaction of that change. To be called first: where
   * another process is answering the same call at this moment, this waits for it to end.
   *
   * @throws AlreadyAnsweredException if the call has an answer already
   */
  static void keepIfAny(DSLContext transaction, @Nullable KeptAnswer answer) {
    if (answer == null) {
      return;
    }
    int kept =
        transaction
            .insertInto(KEPT_ANSWER)
            .set(KEPT_ANSWER.API_KEY_ID, answer.call().apiKeyId())
            .set(KEPT_ANSWER.IDEMPOTENCY_KEY, answer.call().idempotencyKey())
            .set(KEPT_ANSWER.FINGERPRINT, answer.call().fingerprint())
            .set(KEPT_ANSWER.CREATED_AT, answer.createdAt())
            .set(KEPT_ANSWER.STATUS, (long) answer.status())
            .set(KEPT_ANSWER.HEADERS, lines(answer.headers()))
            .set(KEPT_ANSWER.BODY, answer.body())
            .onConflict(KEPT_ANSWER.API_KEY_ID, KEPT_ANSWER.IDEMPOTENCY_KEY)
            .doUpdate()
            .set(KEPT_ANSWER.FINGERPRINT, excluded(KEPT_ANSWER.FINGERPRINT))
            .set(KEPT_ANSWER.CREATED_AT, excluded(KEPT_ANSWER.CREATED_AT))
            .set(KEPT_ANSWER.STATUS, excluded(KEPT_ANSWER.STATUS))
            .set(KEPT_ANSWER.HEADERS, excluded(KEPT_ANSWER.HEADERS))
            .set(KEPT_ANSWER.BODY, excluded(KEPT_ANSWER.BODY))
            .where(KEPT_ANSWER.CREATED_AT.lt(answer.createdAt().minus(KeptAnswer.KEPT_FOR)))
            .execute();
    if (kept == 0) {
      throw new AlreadyAnsweredException();
    }
  }

  @Override
  public void deleteBefore(Instant moment) {
    database.write(transaction ->
        transaction.deleteFrom(KEPT_ANSWER).where(KEPT_ANSWER.CREATED_AT.lt(moment)).execute());
  }

  private static String lines(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> header.getKey() + ":" + header.getValue())
        .sorted()
        .collect(joining("\n"));
  }

  private static Map<String, String> headers(String lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    lines
        .lines()
        .forEach(line -> {
          int colon = line.indexOf(':');
          headers.put(line.substring(0, colon), line.substring(colon + 1));
        });
    return headers;
  }
}
