package dev.waypost.store;

import static dev.waypost.store.schema.Tables.INVITATION;
import static dev.waypost.store.schema.Tables.MEMBERSHIP;
import static dev.waypost.store.schema.Tables.PERSON;
import static dev.waypost.store.schema.Tables.SESSION;
import static dev.waypost.store.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.people.Invitation;
import dev.waypost.people.Member;
import dev.waypost.people.PeopleStore;
import dev.waypost.people.Person;
import dev.waypost.people.Role;
import dev.waypost.people.Session;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * {@link PeopleStore} in SQL. Who changes the members of a workspace takes its turn, so that no two
 * owners remove each other at once.
 */
final class SqlPeopleStore implements PeopleStore {
  private final Database database;

  SqlPeopleStore(Database database) {
    this.database = database;
  }

  @Override
  public boolean isEmpty() {
    return database.read(connection -> !connection.fetchExists(PERSON));
  }

  @Override
  public Optional<Person> findByEmail(String email) {
    return database.read(connection -> person(connection, PERSON.EMAIL_FOLDED.eq(folded(email))));
  }

  @Override
  public Optional<Person> find(String id) {
    return database.read(connection -> person(connection, PERSON.ID.eq(id)));
  }

  private static Optional<Person> person(DSLContext connection, Condition condition) {
    return connection.selectFrom(PERSON).where(condition).fetchOptional(SqlPeopleStore::person);
  }

  @Override
  public void changeProfile(Person person) {
    database.write(transaction ->
        transaction
            .update(PERSON)
            .set(PERSON.NAME, person.name())
            .set(PERSON.LANGUAGE, person.language())
            .set(PERSON.ZONE, person.zone())
            .where(PERSON.ID.eq(person.id()))
            .execute());
  }

  @Override
  public boolean changePassword(
      String personId, String presentHash, String nextHash, String keptTokenHash) {
    return database.write(transaction -> {
      boolean isChanged = hasPassword(transaction, personId, presentHash, nextHash);
      if (isChanged) {
        transaction
            .deleteFrom(SESSION)
            .where(SESSION.PERSON_ID.eq(personId), SESSION.TOKEN_HASH.ne(keptTokenHash))
            .execute();
      }
      return isChanged;
    });
  }

  /**
   * Whether a person has a password, and gives them the next one. The row is written even where
   * that is the same: so whoever changes it at the same time comes before or after.
   */
  private static boolean hasPassword(
      DSLContext transaction, String personId, String hash, String nextHash) {
    return transaction
            .update(PERSON)
            .set(PERSON.PASSWORD_HASH, nextHash)
            .where(PERSON.ID.eq(personId), PERSON.PASSWORD_HASH.eq(hash))
            .execute()
        == 1;
  }

  @Override
  public List<Member> members(WorkspaceId workspace) {
    return database.read(connection -> members(connection, workspace));
  }

  private static List<Member> members(DSLContext connection, WorkspaceId workspace) {
    Field<Instant> lastSeen =
        field(
            select(max(SESSION.LAST_SEEN_AT)).from(SESSION).where(SESSION.PERSON_ID.eq(PERSON.ID)));
    return connection
        .select(PERSON.fields())
        .select(MEMBERSHIP.ROLE, MEMBERSHIP.CREATED_AT.as("since_at"), lastSeen.as("seen"))
        .from(MEMBERSHIP)
        .join(PERSON)
        .on(PERSON.ID.eq(MEMBERSHIP.PERSON_ID))
        .where(MEMBERSHIP.WORKSPACE_ID.eq(workspace.value()))
        .orderBy(PERSON.NAME, PERSON.ID)
        .fetch(row ->
            new Member(
                person(row),
                role(row.get(MEMBERSHIP.ROLE)),
                row.get(MEMBERSHIP.CREATED_AT.as("since_at")),
                row.get(lastSeen.as("seen"))));
  }

  @Override
  public List<Membership> memberships(String personId) {
    return database.read(connection ->
        connection
            .select(WORKSPACE.ID, WORKSPACE.NAME, MEMBERSHIP.ROLE)
            .from(MEMBERSHIP)
            .join(WORKSPACE)
            .on(WORKSPACE.ID.eq(MEMBERSHIP.WORKSPACE_ID))
            .where(MEMBERSHIP.PERSON_ID.eq(personId))
            .orderBy(MEMBERSHIP.CREATED_AT, WORKSPACE.ID)
            .fetch(row ->
                new Membership(
                    new Workspace(new WorkspaceId(row.value1()), row.value2()),
                    role(row.value3()))));
  }

  @Override
  public void invite(Invitation invitation) {
    String email = invitation.email();
    database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, invitation.workspace());
      transaction
          .deleteFrom(INVITATION)
          .where(
              INVITATION.WORKSPACE_ID.eq(invitation.workspace().value()),
              email == null ? INVITATION.EMAIL.isNull() : INVITATION.EMAIL.equalIgnoreCase(email))
          .execute();
      return transaction
          .insertInto(INVITATION)
          .set(INVITATION.ID, invitation.id())
          .set(INVITATION.WORKSPACE_ID, invitation.workspace().value())
          .set(INVITATION.EMAIL, email)
          .set(INVITATION.ROLE, invitation.role().label())
          .set(INVITATION.TOKEN_HASH, invitation.tokenHash())
          .set(INVITATION.CREATED_BY, invitation.createdBy())
          .set(INVITATION.CREATED_BY_ID, invitation.createdById())
          .set(INVITATION.CREATED_AT, invitation.createdAt())
          .set(INVITATION.EXPIRES_AT, invitation.expiresAt())
          .execute();
    });
  }

  @Override
  public Optional<Invitation> findInvitation(String tokenHash, Instant now) {
    return database.read(connection ->
        connection
            .selectFrom(INVITATION)
            .where(INVITATION.TOKEN_HASH.eq(tokenHash), INVITATION.EXPIRES_AT.gt(now))
            .fetchOptional(SqlPeopleStore::invitation));
  }

  @Override
  public List<Invitation> invitations(WorkspaceId workspace, Instant now) {
    return database.read(connection ->
        connection
            .selectFrom(INVITATION)
            .where(INVITATION.WORKSPACE_ID.eq(workspace.value()), INVITATION.EXPIRES_AT.gt(now))
            .orderBy(INVITATION.CREATED_AT.desc(), INVITATION.ID.desc())
            .fetch(SqlPeopleStore::invitation));
  }

  @Override
  public void withdraw(WorkspaceId workspace, String invitationId) {
    database.write(transaction ->
        transaction
            .deleteFrom(INVITATION)
            .where(INVITATION.WORKSPACE_ID.eq(workspace.value()), INVITATION.ID.eq(invitationId))
            .execute());
  }

  @Override
  public boolean join(Invitation invitation, Person person, Instant now) {
    return database.writeAgainIfNotUnique(
        transaction -> {
          SqlWorkspaceStore.takeTurn(transaction, invitation.workspace());
          Condition isMeant = INVITATION.ID.eq(invitation.id());
          Condition isOthers =
              PERSON.EMAIL_FOLDED.eq(folded(person.email())).and(PERSON.ID.ne(person.id()));
          if (!transaction.fetchExists(INVITATION, isMeant.and(INVITATION.EXPIRES_AT.gt(now)))
              || transaction.fetchExists(PERSON, isOthers)) {
            return false;
          }
          if (!transaction.fetchExists(PERSON, PERSON.ID.eq(person.id()))) {
            insert(transaction, person);
          }
          Condition isForFirstOwner =
              INVITATION
                  .WORKSPACE_ID
                  .eq(invitation.workspace().value())
                  .and(INVITATION.EMAIL.isNull());
          transaction
              .deleteFrom(INVITATION)
              .where(invitation.email() == null ? isMeant.or(isForFirstOwner) : isMeant)
              .execute();
          transaction
              .insertInto(MEMBERSHIP)
              .set(MEMBERSHIP.WORKSPACE_ID, invitation.workspace().value())
              .set(MEMBERSHIP.PERSON_ID, person.id())
              .set(MEMBERSHIP.ROLE, invitation.role().label())
              .set(MEMBERSHIP.CREATED_AT, now)
              .onConflict(MEMBERSHIP.WORKSPACE_ID, MEMBERSHIP.PERSON_ID)
              .doNothing()
              .execute();
          return true;
        },
        () -> {});
  }

  private static void insert(DSLContext transaction, Person person) {
    transaction
        .insertInto(PERSON)
        .set(PERSON.ID, person.id())
        .set(PERSON.EMAIL, person.email())
        .set(PERSON.EMAIL_FOLDED, folded(person.email()))
        .set(PERSON.NAME, person.name())
        .set(PERSON.PASSWORD_HASH, person.passwordHash())
        .set(PERSON.LANGUAGE, person.language())
        .set(PERSON.ZONE, person.zone())
        .set(PERSON.CREATED_AT, person.createdAt())
        .execute();
  }

  @Override
  public void change(WorkspaceId workspace, Decision decision) {
    database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, workspace);
      return switch (decision.on(members(transaction, workspace))) {
        case MemberChange.Gets(String personId, Role role) -> {
          List<String> ungrantable =
              Role.all().stream().filter(other -> !role.mayGrant(other)).map(Role::label).toList();
          endInvitations(transaction, workspace, personId, INVITATION.ROLE.in(ungrantable));
          yield transaction
              .update(MEMBERSHIP)
              .set(MEMBERSHIP.ROLE, role.label())
              .where(of(workspace, personId))
              .execute();
        }
        case MemberChange.Leaves(String personId) -> {
          endInvitations(transaction, workspace, personId, noCondition());
          int left = transaction.deleteFrom(MEMBERSHIP).where(of(workspace, personId)).execute();
          boolean isNowhere =
              !transaction.fetchExists(MEMBERSHIP, MEMBERSHIP.PERSON_ID.eq(personId));
          transaction
              .deleteFrom(SESSION)
              .where(
                  SESSION.PERSON_ID.eq(personId),
                  isNowhere ? noCondition() : SESSION.WORKSPACE_ID.eq(workspace.value()))
              .execute();
          yield left;
        }
      };
    });
  }

  private static void endInvitations(
      DSLContext transaction, WorkspaceId workspace, String makerId, Condition which) {
    transaction
        .deleteFrom(INVITATION)
        .where(
            INVITATION.WORKSPACE_ID.eq(workspace.value()),
            INVITATION.CREATED_BY_ID.eq(makerId),
            which)
        .execute();
  }

  private static Condition of(WorkspaceId workspace, String personId) {
    return MEMBERSHIP.WORKSPACE_ID.eq(workspace.value()).and(MEMBERSHIP.PERSON_ID.eq(personId));
  }

  @Override
  public boolean add(Session session, String passwordHash) {
    return database.write(transaction ->
        hasPassword(transaction, session.personId(), passwordHash, passwordHash)
            && transaction
                    .insertInto(SESSION)
                    .set(SESSION.TOKEN_HASH, session.tokenHash())
                    .set(SESSION.PERSON_ID, session.personId())
                    .set(SESSION.WORKSPACE_ID, session.workspace().value())
                    .set(SESSION.CREATED_AT, session.createdAt())
                    .set(SESSION.LAST_SEEN_AT, session.lastSeenAt())
                    .execute()
                == 1);
  }

  @Override
  public Optional<Session> findSession(String tokenHash) {
    return database.read(connection ->
        connection
            .selectFrom(SESSION)
            .where(SESSION.TOKEN_HASH.eq(tokenHash))
            .fetchOptional(row ->
                new Session(
                    row.get(SESSION.TOKEN_HASH),
                    row.get(SESSION.PERSON_ID),
                    new WorkspaceId(row.get(SESSION.WORKSPACE_ID)),
                    row.get(SESSION.CREATED_AT),
                    row.get(SESSION.LAST_SEEN_AT))));
  }

  @Override
  public void replace(Session session) {
    database.write(transaction ->
        transaction
            .update(SESSION)
            .set(SESSION.WORKSPACE_ID, session.workspace().value())
            .set(SESSION.LAST_SEEN_AT, session.lastSeenAt())
            .where(SESSION.TOKEN_HASH.eq(session.tokenHash()))
            .execute());
  }

  @Override
  public void end(String tokenHash) {
    database.write(transaction ->
        transaction.deleteFrom(SESSION).where(SESSION.TOKEN_HASH.eq(tokenHash)).execute());
  }

  @Override
  public void deleteOld(Instant notSeenSince, Instant madeBefore, Instant now) {
    database.write(transaction -> {
      transaction
          .deleteFrom(SESSION)
          .where(SESSION.LAST_SEEN_AT.lt(notSeenSince).or(SESSION.CREATED_AT.lt(madeBefore)))
          .execute();
      return transaction.deleteFrom(INVITATION).where(INVITATION.EXPIRES_AT.le(now)).execute();
    });
  }

  private static String folded(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private static Person person(Record row) {
    return new Person(
        row.get(PERSON.ID),
        row.get(PERSON.EMAIL),
        row.get(PERSON.NAME),
        row.get(PERSON.PASSWORD_HASH),
        row.get(PERSON.LANGUAGE),
        row.get(PERSON.ZONE),
        row.get(PERSON.CREATED_AT));
  }

  private static Invitation invitation(Record row) {
    return new Invitation(
        row.get(INVITATION.ID),
        new WorkspaceId(row.get(INVITATION.WORKSPACE_ID)),
        row.get(INVITATION.EMAIL),
        role(row.get(INVITATION.ROLE)),
        row.get(INVITATION.TOKEN_HASH),
        row.get(INVITATION.CREATED_BY),
        row.get(INVITATION.CREATED_BY_ID),
        row.get(INVITATION.CREATED_AT),
        row.get(INVITATION.EXPIRES_AT));
  }

  /** A role that this version does not know is the one that may least. */
  private static Role role(String label) {
    return Role.of(label).orElse(Role.VIEWER);
  }
}
