package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.DOMAIN;
import static dev.waypost.store.schema.Tables.DOMAIN_CLAIM;
import static dev.waypost.store.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.noCondition;

import dev.waypost.codes.Domain;
import dev.waypost.codes.Domain.Claim;
import dev.waypost.codes.DomainSnapshot;
import dev.waypost.codes.DomainStore;
import dev.waypost.codes.WorkspaceDomains;
import dev.waypost.codes.WorkspaceId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/**
 * {@link DomainStore} in SQL: verified domains in one table, claims in another, brands of both in a
 * third.
 */
final class SqlDomainStore implements DomainStore {
  private final Database database;

  SqlDomainStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Domain> all() {
    return database.read(connection -> verified(connection, noCondition()));
  }

  @Override
  public void saveDefault(Domain domain) {
    database.write(transaction -> {
      transaction
          .update(DOMAIN)
          .set(DOMAIN.IS_DEFAULT, false)
          .where(DOMAIN.IS_DEFAULT.isTrue())
          .execute();
      saveVerified(transaction, domain);
      BrandRows.save(transaction, domain);
      return transaction
          .update(DOMAIN)
          .set(DOMAIN.IS_DEFAULT, true)
          .where(DOMAIN.ID.eq(domain.id()))
          .execute();
    });
  }

  @Override
  public DomainSnapshot snapshot() {
    return database.read(connection ->
        new DomainSnapshot(
            verified(connection, noCondition()),
            claimed(connection, noCondition()),
            connection
                .select(WORKSPACE.ID, WORKSPACE.DEFAULT_DOMAIN_ID)
                .from(WORKSPACE)
                .where(WORKSPACE.DEFAULT_DOMAIN_ID.isNotNull())
                .fetchMap(row -> new WorkspaceId(row.value1()), row -> row.value2())));
  }

  @Override
  public WorkspaceDomains of(WorkspaceId workspace) {
    return database.read(connection -> of(connection, workspace));
  }

  @Override
  public DomainChange change(WorkspaceId workspace, Decision decision) {
    return database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, workspace);
      DomainChange change = decision.on(of(transaction, workspace));
      Domain saved = change.saved();
      if (saved != null) {
        save(transaction, saved);
      }
      Domain removed = change.removed();
      if (removed != null) {
        remove(transaction, removed);
      }
      Domain newDefault = change.newDefault();
      if (newDefault != null) {
        transaction
            .update(WORKSPACE)
            .set(WORKSPACE.DEFAULT_DOMAIN_ID, newDefault.id())
            .where(WORKSPACE.ID.eq(workspace.value()))
            .execute();
      }
      return change;
    });
  }

  private static WorkspaceDomains of(DSLContext connection, WorkspaceId workspace) {
    Condition visible = DOMAIN.WORKSPACE_ID.isNull().or(DOMAIN.WORKSPACE_ID.eq(workspace.value()));
    List<Domain> verified = verified(connection, visible);
    String chosen =
        connection
            .select(WORKSPACE.DEFAULT_DOMAIN_ID)
            .from(WORKSPACE)
            .where(WORKSPACE.ID.eq(workspace.value()))
            .fetchOne(WORKSPACE.DEFAULT_DOMAIN_ID);
    return new WorkspaceDomains(
        Stream.concat(
                verified.stream(),
                claimed(connection, DOMAIN_CLAIM.WORKSPACE_ID.eq(workspace.value())).stream())
            .sorted(Comparator.comparing(Domain::id).reversed())
            .toList(),
        chosen != null ? chosen : verified.getFirst().id());
  }

  private static List<Domain> verified(DSLContext connection, Condition condition) {
    return BrandRows.branded(
        connection,
        connection
            .selectFrom(DOMAIN)
            .where(condition)
            .orderBy(DOMAIN.IS_DEFAULT.desc(), DOMAIN.ID)
            .fetch(DomainRows::verified));
  }

  private static List<Domain> claimed(DSLContext connection, Condition condition) {
    return BrandRows.branded(
        connection,
        connection.selectFrom(DOMAIN_CLAIM).where(condition).fetch(DomainRows::claimed));
  }

  private static void save(DSLContext transaction, Domain domain) {
    Claim claim = domain.claim();
    if (claim != null && !domain.isVerified()) {
      saveClaim(transaction, domain, claim);
    } else {
      saveVerified(transaction, domain);
      transaction.deleteFrom(DOMAIN_CLAIM).where(DOMAIN_CLAIM.ID.eq(domain.id())).execute();
    }
    BrandRows.save(transaction, domain);
  }

  private static void saveVerified(DSLContext transaction, Domain domain) {
    var row = DomainRows.verified(domain);
    boolean taken =
        transaction.fetchExists(
            DOMAIN, DOMAIN.HOST.eq(domain.host()).and(DOMAIN.ID.ne(domain.id())));
    if (taken) {
      throw new HostTakenException(domain.host());
    }
    try {
      transaction
          .insertInto(DOMAIN)
          .set(row)
          .set(DOMAIN.ID, domain.id())
          .set(DOMAIN.IS_DEFAULT, false)
          .onConflict(DOMAIN.ID)
          .doUpdate()
          .set(row)
          .execute();
    } catch (IntegrityConstraintViolationException meanwhile) {
      throw hostTaken(domain, meanwhile);
    }
  }

  /** Two transactions on PostgreSQL may see a host free and insert it at once. */
  private static HostTakenException hostTaken(Domain domain, Exception cause) {
    var taken = new HostTakenException(domain.host());
    taken.initCause(cause);
    return taken;
  }

  private static void saveClaim(DSLContext transaction, Domain domain, Claim claim) {
    var row = DomainRows.claimed(domain, claim);
    transaction
        .insertInto(DOMAIN_CLAIM)
        .set(row)
        .set(DOMAIN_CLAIM.ID, domain.id())
        .onConflict(DOMAIN_CLAIM.ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  private static void remove(DSLContext transaction, Domain domain) {
    if (transaction.fetchExists(CODE, CODE.DOMAIN_ID.eq(domain.id()))) {
      throw new DomainInUseException(domain.id());
    }
    BrandRows.remove(transaction, domain);
    try {
      transaction.deleteFrom(DOMAIN_CLAIM).where(DOMAIN_CLAIM.ID.eq(domain.id())).execute();
      transaction.deleteFrom(DOMAIN).where(DOMAIN.ID.eq(domain.id())).execute();
    } catch (IntegrityConstraintViolationException meanwhile) {
      var inUse = new DomainInUseException(domain.id());
      inUse.initCause(meanwhile);
      throw inUse;
    }
  }
}
