package dev.waypost.store;

import static dev.waypost.store.schema.Tables.API_KEY;
import static dev.waypost.store.schema.Tables.CODE_GROUP;
import static dev.waypost.store.schema.Tables.COUNTED_POSITION;
import static dev.waypost.store.schema.Tables.INVITATION;
import static dev.waypost.store.schema.Tables.JOB;
import static dev.waypost.store.schema.Tables.MEMBERSHIP;
import static dev.waypost.store.schema.Tables.METADATA_FIELD;
import static dev.waypost.store.schema.Tables.MONTHLY_SCANS;
import static dev.waypost.store.schema.Tables.RECALL;
import static dev.waypost.store.schema.Tables.SAVED_VIEW;
import static dev.waypost.store.schema.Tables.SESSION;
import static dev.waypost.store.schema.Tables.TERM;
import static dev.waypost.store.schema.Tables.THEME;
import static dev.waypost.store.schema.Tables.UPLOAD;
import static dev.waypost.store.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.waypost.codes.Workspace;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.WorkspaceStore;
import dev.waypost.routing.Route;
import java.time.InstantSource;
import java.util.List;
import org.jooq.DSLContext;

/** {@link WorkspaceStore} in SQL. */
final class SqlWorkspaceStore implements WorkspaceStore {
  private final Database database;
  private final InstantSource clock;

  SqlWorkspaceStore(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public List<Workspace> all() {
    return database.read(connection ->
        connection
            .select(WORKSPACE.ID, WORKSPACE.NAME)
            .from(WORKSPACE)
            .where(WORKSPACE.ID.startsWith(Route.SANDBOX).not())
            .orderBy(WORKSPACE.CREATED_AT, WORKSPACE.ID)
            .fetch(row -> new Workspace(new WorkspaceId(row.value1()), row.value2())));
  }

  @Override
  public void add(Workspace workspace) {
    database.write(transaction ->
        transaction
            .insertInto(WORKSPACE)
            .set(WORKSPACE.ID, workspace.id().value())
            .set(WORKSPACE.NAME, workspace.name())
            .set(WORKSPACE.CREATED_AT, clock.instant())
            .execute());
  }

  @Override
  public void addIfAbsent(Workspace workspace) {
    database.write(transaction ->
        transaction
            .insertInto(WORKSPACE)
            .set(WORKSPACE.ID, workspace.id().value())
            .set(WORKSPACE.NAME, workspace.name())
            .set(WORKSPACE.CREATED_AT, clock.instant())
            .onConflict(WORKSPACE.ID)
            .doNothing()
            .execute());
  }

  @Override
  public void remove(WorkspaceId workspace, String log) {
    String id = workspace.value();
    database.write(transaction -> {
      moveSessions(transaction, id);
      transaction.deleteFrom(COUNTED_POSITION).where(COUNTED_POSITION.LOG_ID.eq(log)).execute();
      transaction.deleteFrom(SESSION).where(SESSION.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(INVITATION).where(INVITATION.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(SAVED_VIEW).where(SAVED_VIEW.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(API_KEY).where(API_KEY.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(JOB).where(JOB.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(RECALL).where(RECALL.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(MONTHLY_SCANS).where(MONTHLY_SCANS.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(TERM).where(TERM.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(THEME).where(THEME.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(UPLOAD).where(UPLOAD.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(METADATA_FIELD).where(METADATA_FIELD.WORKSPACE_ID.eq(id)).execute();
      transaction.deleteFrom(CODE_GROUP).where(CODE_GROUP.WORKSPACE_ID.eq(id)).execute();
      return transaction.deleteFrom(WORKSPACE).where(WORKSPACE.ID.eq(id)).execute();
    });
  }

  private static void moveSessions(DSLContext transaction, String id) {
    transaction
        .update(SESSION)
        .set(
            SESSION.WORKSPACE_ID,
            field(
                select(min(MEMBERSHIP.WORKSPACE_ID))
                    .from(MEMBERSHIP)
                    .where(
                        MEMBERSHIP.PERSON_ID.eq(SESSION.PERSON_ID),
                        MEMBERSHIP.WORKSPACE_ID.ne(id))))
        .where(
            SESSION.WORKSPACE_ID.eq(id),
            exists(
                selectOne()
                    .from(MEMBERSHIP)
                    .where(
                        MEMBERSHIP.PERSON_ID.eq(SESSION.PERSON_ID),
                        MEMBERSHIP.WORKSPACE_ID.ne(id))))
        .execute();
  }

  /**
   * Locks the workspace's row until the transaction ends, by an update that changes nothing, which
   * both engines understand.
   */
  static void takeTurn(DSLContext transaction, WorkspaceId workspace) {
    transaction
        .update(WORKSPACE)
        .set(WORKSPACE.NAME, WORKSPACE.NAME)
        .where(WORKSPACE.ID.eq(workspace.value()))
        .execute();
  }
}
