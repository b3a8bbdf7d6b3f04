package dev.waypost.store;

import static dev.waypost.store.schema.Tables.API_KEY;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.waypost.codes.ApiKey;
import dev.waypost.codes.ApiKeyStore;
import dev.waypost.codes.Scope;
import dev.waypost.codes.WorkspaceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record10;
import org.jooq.SelectWhereStep;
import org.jspecify.annotations.Nullable;

/** {@link ApiKeyStore} in SQL. Scopes and groups are kept separated by spaces. */
final class SqlApiKeyStore implements ApiKeyStore {
  private final Database database;

  SqlApiKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ApiKey> find(String id) {
    return database.read(
        connection -> keys(connection).where(API_KEY.ID.eq(id)).fetchOptional(SqlApiKeyStore::key));
  }

  @Override
  public boolean isEmpty() {
    return database.read(connection -> !connection.fetchExists(API_KEY));
  }

  @Override
  public List<ApiKey> list(WorkspaceId workspace, @Nullable ApiKey before, int limit) {
    return database.read(connection ->
        keys(connection)
            .where(API_KEY.WORKSPACE_ID.eq(workspace.value()), comesAfter(before))
            .orderBy(API_KEY.CREATED_AT.desc(), API_KEY.ID.desc())
            .limit(limit)
            .fetch(SqlApiKeyStore::key));
  }

  private static Condition comesAfter(@Nullable ApiKey before) {
    return before == null
        ? noCondition()
        : row(API_KEY.CREATED_AT, API_KEY.ID).lt(before.createdAt(), before.id());
  }

  @Override
  public KeyChange change(WorkspaceId workspace, Instant now, Decision decision) {
    return database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, workspace);
      KeyChange change = decision.on(valid(transaction, workspace, now));
      SqlKeptAnswerStore.keepIfAny(transaction, change.answer());
      change.added().forEach(key -> insert(transaction, key));
      change.ended().forEach(key -> end(transaction, key));
      return change;
    });
  }

  private static List<ApiKey> valid(DSLContext transaction, WorkspaceId workspace, Instant now) {
    return keys(transaction)
        .where(
            API_KEY.WORKSPACE_ID.eq(workspace.value()),
            API_KEY.REVOKED_AT.isNull(),
            API_KEY.EXPIRES_AT.isNull().or(API_KEY.EXPIRES_AT.gt(now)))
        .fetch(SqlApiKeyStore::key);
  }

  private static void insert(DSLContext transaction, ApiKey key) {
    transaction
        .insertInto(API_KEY)
        .set(API_KEY.ID, key.id())
        .set(API_KEY.WORKSPACE_ID, key.workspace().value())
        .set(API_KEY.NAME, key.name())
        .set(API_KEY.SECRET_HASH, key.secretHash())
        .set(API_KEY.SCOPES, key.scopes().stream().map(Scope::label).sorted().collect(joining(" ")))
        .set(API_KEY.GROUP_IDS, GroupIds.text(key.groups()))
        .set(API_KEY.CREATED_AT, key.createdAt())
        .set(API_KEY.EXPIRES_AT, key.expiresAt())
        .set(API_KEY.REVOKED_AT, key.revokedAt())
        .set(API_KEY.LAST_USED_AT, key.lastUsedAt())
        .execute();
  }

  private static void end(DSLContext transaction, ApiKey key) {
    transaction
        .update(API_KEY)
        .set(API_KEY.EXPIRES_AT, key.expiresAt())
        .set(API_KEY.REVOKED_AT, key.revokedAt())
        .where(API_KEY.ID.eq(key.id()), API_KEY.REVOKED_AT.isNull())
        .execute();
  }

  @Override
  public void recordUses(Map<String, Instant> lastUsed) {
    // In the order of their ids, so that two nodes that record the same keys at once wait for each
    // other instead of locking each other out.
    var ordered = new TreeMap<>(lastUsed);
    database.write(transaction -> {
      var updates =
          ordered.entrySet().stream()
              .map(entry ->
                  transaction
                      .update(API_KEY)
                      .set(API_KEY.LAST_USED_AT, entry.getValue())
                      .where(
                          API_KEY.ID.eq(entry.getKey()),
                          API_KEY
                              .LAST_USED_AT
                              .isNull()
                              .or(API_KEY.LAST_USED_AT.lt(entry.getValue()))))
              .toList();
      return transaction.batch(updates).execute();
    });
  }

  private static SelectWhereStep<
          Record10<
              String, String, String, byte[], String, String, Instant, Instant, Instant, Instant>>
      keys(DSLContext connection) {
    return connection
        .select(
            API_KEY.ID,
            API_KEY.WORKSPACE_ID,
            API_KEY.NAME,
            API_KEY.SECRET_HASH,
            API_KEY.SCOPES,
            API_KEY.GROUP_IDS,
            API_KEY.CREATED_AT,
            API_KEY.EXPIRES_AT,
            API_KEY.REVOKED_AT,
            API_KEY.LAST_USED_AT)
        .from(API_KEY);
  }

  private static ApiKey key(
      Record10<String, String, String, byte[], String, String, Instant, Instant, Instant, Instant>
          row) {
    return new ApiKey(
        row.value1(),
        new WorkspaceId(row.value2()),
        row.value3(),
        row.value4(),
        scopes(row.value5()),
        GroupIds.of(row.value6()),
        row.value7(),
        row.value8(),
        row.value9(),
        row.value10());
  }

  /** A scope that this version does not know grants nothing. */
  private static Set<Scope> scopes(String labels) {
    return Stream.of(labels.split(" ", -1))
        .map(Scope::of)
        .flatMap(Optional::stream)
        .collect(toSet());
  }
}
