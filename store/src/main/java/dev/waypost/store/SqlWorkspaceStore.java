package dev.waypost.store;

import static dev.waypost.store.schema.Tables.WORKSPACE;

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
  public boolean exists(WorkspaceId workspace) {
    return database.read(
        connection -> connection.fetchExists(WORKSPACE, WORKSPACE.ID.eq(workspace.value())));
  }

  @Override
  public boolean remove(WorkspaceId workspace) {
    return database.write(transaction -> {
      takeTurn(transaction, workspace);
      return new WorkspaceRemoval(transaction, workspace).run();
    });
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
