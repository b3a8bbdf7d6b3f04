package dev.waypost.store;

import static dev.waypost.store.schema.Tables.LINK_REVOCATION;
import static dev.waypost.store.schema.Tables.SIGNED_LINK;

import dev.waypost.codes.CodeId;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.links.Link;
import dev.waypost.codes.links.LinkStore;
import dev.waypost.codes.links.Redemption;
import dev.waypost.codes.links.Revocation;
import dev.waypost.routing.gates.LinkId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** {@link LinkStore} in SQL. */
final class SqlLinkStore implements LinkStore {
  private final Database database;

  SqlLinkStore(Database database) {
    this.database = database;
  }

  @Override
  public void add(List<Link> links, @Nullable KeptAnswer answer) {
    database.write(transaction -> {
      SqlKeptAnswerStore.keepIfAny(transaction, answer);
      var inserts =
          links.stream()
              .map(link ->
                  transaction
                      .insertInto(SIGNED_LINK)
                      .set(SIGNED_LINK.ID, link.id().value())
                      .set(SIGNED_LINK.WORKSPACE_ID, link.workspace().value())
                      .set(SIGNED_LINK.CODE_ID, link.code().value())
                      .set(SIGNED_LINK.EXPIRES_AT, link.expiresAt())
                      .set(SIGNED_LINK.USES, number(link.uses()))
                      .set(SIGNED_LINK.USED, (long) link.used())
                      .set(SIGNED_LINK.NOTE, link.note())
                      .set(SIGNED_LINK.CREATED_BY, link.createdBy())
                      .set(SIGNED_LINK.CREATED_AT, link.createdAt()))
              .toList();
      return transaction.batch(inserts).execute();
    });
  }

  @Override
  public Optional<Link> find(WorkspaceId workspace, LinkId id) {
    return database.read(connection ->
        connection
            .selectFrom(SIGNED_LINK)
            .where(SIGNED_LINK.ID.eq(id.value()), SIGNED_LINK.WORKSPACE_ID.eq(workspace.value()))
            .fetchOptional(SqlLinkStore::link));
  }

  @Override
  public List<Link> list(WorkspaceId workspace, CodeId code, @Nullable LinkId before, int limit) {
    Condition made = before == null ? DSL.noCondition() : SIGNED_LINK.ID.lt(before.value());
    return database.read(connection ->
        connection
            .selectFrom(SIGNED_LINK)
            .where(
                SIGNED_LINK.CODE_ID.eq(code.value()),
                SIGNED_LINK.WORKSPACE_ID.eq(workspace.value()),
                made)
            .orderBy(SIGNED_LINK.ID.desc())
            .limit(limit)
            .fetch(SqlLinkStore::link));
  }

  @Override
  public boolean revoke(WorkspaceId workspace, CodeId code, LinkId id, Instant now) {
    return database.write(transaction -> {
      // Before the link is looked at, so that of two who revoke it the second sees the first.
      long number =
          transaction
              .update(LINK_REVOCATION)
              .set(LINK_REVOCATION.VALUE, LINK_REVOCATION.VALUE.plus(1))
              .returningResult(LINK_REVOCATION.VALUE)
              .fetchSingle()
              .value1();
      int revoked =
          transaction
              .update(SIGNED_LINK)
              .set(SIGNED_LINK.REVOKED_AT, now)
              .set(SIGNED_LINK.REVOCATION, number)
              .where(is(workspace, code, id), SIGNED_LINK.REVOKED_AT.isNull())
              .execute();
      return revoked > 0 || transaction.fetchExists(SIGNED_LINK, is(workspace, code, id));
    });
  }

  @Override
  public Redemption redeem(String codeId, LinkId id, Instant now, BooleanSupplier wanted) {
    try {
      return database.write(transaction -> redeem(transaction, codeId, id, now, wanted));
    } catch (GivenUpException noLongerWanted) {
      return Redemption.GIVEN_UP;
    }
  }

  private static Redemption redeem(
      DSLContext transaction, String codeId, LinkId id, Instant now, BooleanSupplier wanted) {
    Condition isLink = SIGNED_LINK.ID.eq(id.value()).and(SIGNED_LINK.CODE_ID.eq(codeId));
    int redeemed =
        transaction
            .update(SIGNED_LINK)
            .set(SIGNED_LINK.USED, SIGNED_LINK.USED.plus(1))
            .set(SIGNED_LINK.REDEEMED_AT, now)
            .where(
                isLink,
                SIGNED_LINK.USED.lt(SIGNED_LINK.USES),
                SIGNED_LINK.REVOKED_AT.isNull(),
                SIGNED_LINK.EXPIRES_AT.isNull().or(SIGNED_LINK.EXPIRES_AT.gt(now)))
            .execute();
    if (redeemed == 0) {
      return transaction
          .selectFrom(SIGNED_LINK)
          .where(isLink)
          .fetchOptional(SqlLinkStore::link)
          .map(link -> refusal(link, now))
          .orElse(Redemption.UNKNOWN);
    }
    if (!wanted.getAsBoolean()) {
      throw new GivenUpException();
    }
    return Redemption.REDEEMED;
  }

  private static Redemption refusal(Link link, Instant now) {
    if (link.revokedAt() != null) {
      return Redemption.REVOKED;
    }
    return link.signed().hasExpired(now) ? Redemption.EXPIRED : Redemption.USED;
  }

  @Override
  public List<Revocation> revocationsSince(long number, int limit) {
    return database.read(connection ->
        connection
            .select(SIGNED_LINK.REVOCATION, SIGNED_LINK.ID, SIGNED_LINK.EXPIRES_AT)
            .from(SIGNED_LINK)
            .where(SIGNED_LINK.REVOCATION.gt(number))
            .orderBy(SIGNED_LINK.REVOCATION)
            .limit(limit)
            .fetch(row -> new Revocation(row.value1(), new LinkId(row.value2()), row.value3())));
  }

  @Override
  public long lastRevocation() {
    return database.read(connection ->
        connection.select(LINK_REVOCATION.VALUE).from(LINK_REVOCATION).fetchSingle().value1());
  }

  private static Condition is(WorkspaceId workspace, CodeId code, LinkId id) {
    return SIGNED_LINK
        .ID
        .eq(id.value())
        .and(SIGNED_LINK.CODE_ID.eq(code.value()))
        .and(SIGNED_LINK.WORKSPACE_ID.eq(workspace.value()));
  }

  private static Link link(Record row) {
    Long uses = row.get(SIGNED_LINK.USES);
    return new Link(
        new LinkId(row.get(SIGNED_LINK.ID)),
        new WorkspaceId(row.get(SIGNED_LINK.WORKSPACE_ID)),
        new CodeId(row.get(SIGNED_LINK.CODE_ID)),
        row.get(SIGNED_LINK.EXPIRES_AT),
        uses == null ? null : Math.toIntExact(uses),
        row.get(SIGNED_LINK.USED).intValue(),
        row.get(SIGNED_LINK.NOTE),
        row.get(SIGNED_LINK.CREATED_BY),
        row.get(SIGNED_LINK.CREATED_AT),
        row.get(SIGNED_LINK.REDEEMED_AT),
        row.get(SIGNED_LINK.REVOKED_AT));
  }

  private static @Nullable Long number(@Nullable Integer uses) {
    return uses == null ? null : Long.valueOf(uses);
  }

  /** Rolls a redemption back that nobody waits for any more. */
  private static final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUpException() {
      super("Given up.", null, false, false);
    }
  }
}
