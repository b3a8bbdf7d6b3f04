package dev.waypost.store;

import static dev.waypost.store.schema.Tables.API_KEY;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.waypost.codes.ApiKey;
import dev.waypost.codes.ApiKeyStore;
import dev.waypost.codes.Scope;
import dev.waypost.codes.WorkspaceId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@link ApiKeyStore} in SQL. Scopes are kept by their names, separated by spaces. */
final class SqlApiKeyStore implements ApiKeyStore {
  private final Database database;

  SqlApiKeyStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(ApiKey key) {
    database.write(transaction ->
        transaction
            .insertInto(API_KEY)
            .set(API_KEY.ID, key.id())
            .set(API_KEY.WORKSPACE_ID, key.workspace().value())
            .set(API_KEY.NAME, key.name())
            .set(API_KEY.SECRET_HASH, key.secretHash())
            .set(
                API_KEY.SCOPES,
                key.scopes().stream().map(Scope::label).sorted().collect(joining(" ")))
            .set(API_KEY.CREATED_AT, key.createdAt())
            .set(API_KEY.EXPIRES_AT, key.expiresAt())
            .execute());
  }

  @Override
  public Optional<ApiKey> find(String id) {
    return database.read(connection ->
        connection
            .select(
                API_KEY.ID,
                API_KEY.WORKSPACE_ID,
                API_KEY.NAME,
                API_KEY.SECRET_HASH,
                API_KEY.SCOPES,
                API_KEY.CREATED_AT,
                API_KEY.EXPIRES_AT)
            .from(API_KEY)
            .where(API_KEY.ID.eq(id))
            .fetchOptional(row ->
                new ApiKey(
                    row.value1(),
                    new WorkspaceId(row.value2()),
                    row.value3(),
                    row.value4(),
                    scopes(row.value5()),
                    row.value6(),
                    row.value7())));
  }

  @Override
  public boolean isEmpty() {
    return database.read(connection -> !connection.fetchExists(API_KEY));
  }

  /** A scope that this version does not know grants nothing. */
  private static Set<Scope> scopes(String labels) {
    return Stream.of(labels.split(" ", -1))
        .map(Scope::of)
        .flatMap(Optional::stream)
        .collect(toSet());
  }
}
