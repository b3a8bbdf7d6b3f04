package dev.waypost.store;

import static dev.waypost.store.schema.Tables.INSTALLATION_SECRET;

import dev.waypost.codes.SecretStore;
import java.util.Optional;

/** {@link SecretStore} in SQL. */
final class SqlSecretStore implements SecretStore {
  private final Database database;

  SqlSecretStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<byte[]> find(String name) {
    return database.read(connection ->
        connection
            .select(INSTALLATION_SECRET.SECRET)
            .from(INSTALLATION_SECRET)
            .where(INSTALLATION_SECRET.NAME.eq(name))
            .fetchOptional(INSTALLATION_SECRET.SECRET));
  }

  @Override
  public byte[] addIfAbsent(String name, byte[] secret) {
    return database.write(transaction -> {
      transaction
          .insertInto(INSTALLATION_SECRET)
          .set(INSTALLATION_SECRET.NAME, name)
          .set(INSTALLATION_SECRET.SECRET, secret)
          .onConflict(INSTALLATION_SECRET.NAME)
          .doNothing()
          .execute();
      return transaction
          .select(INSTALLATION_SECRET.SECRET)
          .from(INSTALLATION_SECRET)
          .where(INSTALLATION_SECRET.NAME.eq(name))
          .fetchSingle()
          .value1();
    });
  }
}
