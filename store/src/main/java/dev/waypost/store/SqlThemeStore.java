package dev.waypost.store;

import static dev.waypost.store.schema.Tables.THEME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.SearchText;
import dev.waypost.codes.themes.Theme;
import dev.waypost.codes.themes.ThemeStore;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * {@link ThemeStore} in SQL. Who stores takes the workspace's turn, so that no name is there twice.
 */
final class SqlThemeStore implements ThemeStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;

  SqlThemeStore(Database database) {
    this.database = database;
  }

  @Override
  public Stored add(Theme theme, int most) {
    return database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, theme.workspace());
      if (isNameTaken(transaction, theme)) {
        return Stored.NAME_TAKEN;
      }
      if (transaction.fetchCount(THEME, of(theme.workspace())) >= most) {
        return Stored.TOO_MANY;
      }
      transaction
          .insertInto(THEME)
          .set(THEME.ID, theme.id())
          .set(THEME.WORKSPACE_ID, theme.workspace().value())
          .set(THEME.NAME, theme.name())
          .set(THEME.NAME_FOLDED, SearchText.folded(theme.name()))
          .set(THEME.STYLE, Trees.json(theme.style()).toString())
          .set(THEME.LOGO, theme.logo())
          .set(THEME.CREATED_AT, theme.createdAt())
          .set(THEME.UPDATED_AT, theme.updatedAt())
          .execute();
      return Stored.DONE;
    });
  }

  @Override
  public Stored replace(Theme theme) {
    return database.write(transaction -> {
      SqlWorkspaceStore.takeTurn(transaction, theme.workspace());
      if (isNameTaken(transaction, theme)) {
        return Stored.NAME_TAKEN;
      }
      int changed =
          transaction
              .update(THEME)
              .set(THEME.NAME, theme.name())
              .set(THEME.NAME_FOLDED, SearchText.folded(theme.name()))
              .set(THEME.STYLE, Trees.json(theme.style()).toString())
              .set(THEME.LOGO, theme.logo())
              .set(THEME.UPDATED_AT, theme.updatedAt())
              .where(of(theme.workspace()), THEME.ID.eq(theme.id()))
              .execute();
      return changed == 1 ? Stored.DONE : Stored.NOT_FOUND;
    });
  }

  private static boolean isNameTaken(DSLContext transaction, Theme theme) {
    return transaction.fetchExists(
        THEME,
        of(theme.workspace())
            .and(THEME.NAME_FOLDED.eq(SearchText.folded(theme.name())))
            .and(THEME.ID.ne(theme.id())));
  }

  @Override
  public List<Theme> list(WorkspaceId workspace) {
    return database.read(connection ->
        connection
            .selectFrom(THEME)
            .where(of(workspace))
            .orderBy(THEME.NAME_FOLDED, THEME.ID)
            .fetch(SqlThemeStore::theme));
  }

  @Override
  public Optional<Theme> find(WorkspaceId workspace, String id) {
    return find(of(workspace).and(THEME.ID.eq(id)));
  }

  @Override
  public Optional<Theme> findByName(WorkspaceId workspace, String name) {
    return find(of(workspace).and(THEME.NAME_FOLDED.eq(SearchText.folded(name.strip()))));
  }

  private Optional<Theme> find(Condition condition) {
    return database.read(connection ->
        connection.selectFrom(THEME).where(condition).fetchOptional(SqlThemeStore::theme));
  }

  @Override
  public boolean remove(WorkspaceId workspace, String id) {
    return database.write(transaction ->
        transaction.deleteFrom(THEME).where(of(workspace), THEME.ID.eq(id)).execute())
        == 1;
  }

  @Override
  public void removeAll(WorkspaceId workspace) {
    database.write(transaction -> transaction.deleteFrom(THEME).where(of(workspace)).execute());
  }

  private static Condition of(WorkspaceId workspace) {
    return THEME.WORKSPACE_ID.eq(workspace.value());
  }

  private static Theme theme(Record row) {
    try {
      return new Theme(
          row.get(THEME.ID),
          new WorkspaceId(row.get(THEME.WORKSPACE_ID)),
          row.get(THEME.NAME),
          Trees.tree(JSON.readTree(row.get(THEME.STYLE))),
          row.get(THEME.CREATED_AT),
          row.get(THEME.UPDATED_AT));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored theme is not JSON: " + row.get(THEME.ID), e);
    }
  }
}
