package dev.waypost.store;

import static dev.waypost.store.schema.Tables.SAVED_VIEW;

import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.SearchText;
import dev.waypost.people.SavedView;
import dev.waypost.people.SavedViewStore;
import java.util.List;
import org.jooq.Condition;

/** {@link SavedViewStore} in SQL. Who stores takes the workspace's turn. */
final class SqlSavedViewStore implements SavedViewStore {
  private final Database database;

  SqlSavedViewStore(Database database) {
    this.database = database;
  }

  @Override
  public List<SavedView> views(WorkspaceId workspace) {
    return database.read(connection ->
        connection
            .select(SAVED_VIEW.ID, SAVED_VIEW.NAME, SAVED_VIEW.QUERY)
            .from(SAVED_VIEW)
            .where(of(workspace))
            .orderBy(SAVED_VIEW.NAME_FOLDED)
            .fetch(row -> new SavedView(row.value1(), workspace, row.value2(), row.value3())));
  }

  @Override
  public boolean keep(SavedView view, int most) {
    String folded = SearchText.folded(view.name());
    return database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, view.workspace());
      transaction
          .deleteFrom(SAVED_VIEW)
          .where(of(view.workspace()), SAVED_VIEW.NAME_FOLDED.eq(folded))
          .execute();
      if (transaction.fetchCount(SAVED_VIEW, of(view.workspace())) >= most) {
        return false;
      }
      transaction
          .insertInto(SAVED_VIEW)
          .set(SAVED_VIEW.ID, view.id())
          .set(SAVED_VIEW.WORKSPACE_ID, view.workspace().value())
          .set(SAVED_VIEW.NAME, view.name())
          .set(SAVED_VIEW.NAME_FOLDED, folded)
          .set(SAVED_VIEW.QUERY, view.query())
          .execute();
      return true;
    });
  }

  @Override
  public void deleteView(WorkspaceId workspace, String id) {
    database.write(transaction ->
        transaction.deleteFrom(SAVED_VIEW).where(of(workspace), SAVED_VIEW.ID.eq(id)).execute());
  }

  private static Condition of(WorkspaceId workspace) {
    return SAVED_VIEW.WORKSPACE_ID.eq(workspace.value());
  }
}
