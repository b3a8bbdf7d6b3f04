package dev.waypost.store;

import static dev.waypost.store.schema.Tables.DOMAIN;

import dev.waypost.codes.Domain;
import dev.waypost.codes.DomainStore;
import java.util.List;

/** {@link DomainStore} in SQL. */
final class SqlDomainStore implements DomainStore {
  private final Database database;

  SqlDomainStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Domain> all() {
    return database.read(connection ->
        connection
            .select(DOMAIN.ID, DOMAIN.HOST, DOMAIN.BASE_URL, DOMAIN.UPPERCASE)
            .from(DOMAIN)
            .orderBy(DOMAIN.IS_DEFAULT.desc(), DOMAIN.ID)
            .fetch(row -> new Domain(row.value1(), row.value2(), row.value3(), row.value4())));
  }

  @Override
  public void saveDefault(Domain domain) {
    database.write(transaction -> {
      transaction
          .update(DOMAIN)
          .set(DOMAIN.IS_DEFAULT, false)
          .where(DOMAIN.IS_DEFAULT.isTrue())
          .execute();
      return transaction
          .insertInto(DOMAIN)
          .set(DOMAIN.ID, domain.id())
          .set(DOMAIN.HOST, domain.host())
          .set(DOMAIN.BASE_URL, domain.baseUrl())
          .set(DOMAIN.UPPERCASE, domain.uppercase())
          .set(DOMAIN.IS_DEFAULT, true)
          .onConflict(DOMAIN.ID)
          .doUpdate()
          .set(DOMAIN.HOST, domain.host())
          .set(DOMAIN.BASE_URL, domain.baseUrl())
          .set(DOMAIN.UPPERCASE, domain.uppercase())
          .set(DOMAIN.IS_DEFAULT, true)
          .execute();
    });
  }
}
