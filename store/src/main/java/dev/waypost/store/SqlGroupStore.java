package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE_GROUP;
import static dev.waypost.store.schema.Tables.CODE_TERM;
import static dev.waypost.store.schema.Tables.TERM;
import static dev.waypost.store.schema.Tables.WORKSPACE;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.SearchText;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupStore;
import dev.waypost.codes.groups.GroupTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** {@link GroupStore} in SQL. */
final class SqlGroupStore implements GroupStore {
  private final Database database;

  SqlGroupStore(Database database) {
    this.database = database;
  }

  @Override
  public List<Group> all() {
    return database.read(SqlGroupStore::readAll);
  }

  private static List<Group> readAll(DSLContext connection) {
    return connection
        .select(
            CODE_GROUP.ID,
            CODE_GROUP.WORKSPACE_ID,
            CODE_GROUP.PARENT_ID,
            CODE_GROUP.NAME,
            CODE_GROUP.FALLBACK,
            CODE_GROUP.CREATED_AT)
        .from(CODE_GROUP)
        .fetch(row ->
            new Group(
                new GroupId(row.value1()),
                new WorkspaceId(row.value2()),
                row.value3().isEmpty() ? null : new GroupId(row.value3()),
                row.value4(),
                row.value5(),
                row.value6()));
  }

  @Override
  public void add(List<Group> groups) {
    database.write(transaction -> {
      GroupRows.insert(transaction, groups);
      return true;
    });
  }

  @Override
  public void change(Group group) {
    unique(transaction -> {
      takeTurn(transaction, group.workspace());
      List<Group> before = around(transaction, group);
      transaction
          .update(CODE_GROUP)
          .set(CODE_GROUP.PARENT_ID, GroupRows.parentId(group))
          .set(CODE_GROUP.NAME, group.name())
          .set(CODE_GROUP.NAME_FOLDED, SearchText.folded(group.name()))
          .set(CODE_GROUP.FALLBACK, group.fallback())
          .where(CODE_GROUP.ID.eq(group.id().value()))
          .execute();
      List<Group> after = around(transaction, group);
      for (CodeLabels labels : List.of(CodeLabels.live(), CodeLabels.deleted())) {
        Optional<Integer> moved = term(transaction, group.workspace(), labels.group(group.id()));
        if (moved.isPresent()) {
          before.stream()
              .filter(outer -> !after.contains(outer))
              .forEach(outer -> leave(transaction, moved.get(), outer, labels));
          after.stream()
              .filter(outer -> !before.contains(outer))
              .forEach(outer -> enter(transaction, moved.get(), outer, labels));
        }
      }
    });
  }

  /** The groups around one, without itself. */
  private static List<Group> around(DSLContext transaction, Group group) {
    return new GroupTree(readAll(transaction)).lineage(group.id()).stream().skip(1).toList();
  }

  private static void leave(DSLContext transaction, int moved, Group outer, CodeLabels labels) {
    int term = termOf(transaction, outer, labels);
    int left =
        transaction
            .deleteFrom(CODE_TERM)
            .where(
                CODE_TERM.TERM_ID.eq(term),
                CODE_TERM.NUMBER.in(
                    select(CODE_TERM.NUMBER).from(CODE_TERM).where(CODE_TERM.TERM_ID.eq(moved))))
            .execute();
    count(transaction, term, -left);
  }

  private static void enter(DSLContext transaction, int moved, Group outer, CodeLabels labels) {
    int term = termOf(transaction, outer, labels);
    int entered =
        transaction
            .insertInto(CODE_TERM, CODE_TERM.TERM_ID, CODE_TERM.NUMBER)
            .select(
                select(val(term), CODE_TERM.NUMBER)
                    .from(CODE_TERM)
                    .where(CODE_TERM.TERM_ID.eq(moved)))
            .execute();
    count(transaction, term, entered);
  }

  private static int termOf(DSLContext transaction, Group group, CodeLabels labels) {
    String label = labels.group(group.id());
    transaction
        .insertInto(TERM, TERM.WORKSPACE_ID, TERM.LABEL, TERM.SHOWN, TERM.CODES)
        .values(group.workspace().value(), label, "", 0L)
        .onConflict(TERM.WORKSPACE_ID, TERM.LABEL)
        .doNothing()
        .execute();
    return term(transaction, group.workspace(), label).orElseThrow();
  }

  private static Optional<Integer> term(
      DSLContext transaction, WorkspaceId workspace, String label) {
    return transaction
        .select(TERM.ID)
        .from(TERM)
        .where(TERM.WORKSPACE_ID.eq(workspace.value()), TERM.LABEL.eq(label))
        .fetchOptional(TERM.ID);
  }

  private static void count(DSLContext transaction, int term, int change) {
    transaction
        .update(TERM)
        .set(TERM.CODES, TERM.CODES.plus((long) change))
        .where(TERM.ID.eq(term))
        .execute();
  }

  @Override
  public boolean removeIfEmpty(Group group) {
    return database.write(transaction -> {
      takeTurn(transaction, group.workspace());
      boolean hasGroups =
          transaction.fetchExists(CODE_GROUP, CODE_GROUP.PARENT_ID.eq(group.id().value()));
      boolean hasCodes =
          term(transaction, group.workspace(), CodeLabels.live().group(group.id()))
              .filter(term -> transaction.fetchExists(CODE_TERM, CODE_TERM.TERM_ID.eq(term)))
              .isPresent();
      if (hasGroups || hasCodes) {
        return false;
      }
      transaction.deleteFrom(CODE_GROUP).where(CODE_GROUP.ID.eq(group.id().value())).execute();
      return true;
    });
  }

  @Override
  public Map<GroupId, Long> codes(WorkspaceId workspace) {
    String prefix = CodeLabels.GROUP;
    Map<GroupId, Long> counts = new HashMap<>();
    database.read(connection ->
        connection
            .select(TERM.LABEL, TERM.CODES)
            .from(TERM)
            .where(
                TERM.WORKSPACE_ID.eq(workspace.value()),
                TERM.LABEL.ge(prefix),
                TERM.LABEL.lt(CodeLabels.afterAll(prefix)))
            .fetch(row ->
                counts.put(new GroupId(row.value1().substring(prefix.length())), row.value2())));
    return counts;
  }

  /**
   * Holds the workspace's row until the transaction ends, so that nobody files codes in a tree that
   * is being changed.
   */
  private static void takeTurn(DSLContext transaction, WorkspaceId workspace) {
    transaction
        .update(WORKSPACE)
        .set(WORKSPACE.NAME, WORKSPACE.NAME)
        .where(WORKSPACE.ID.eq(workspace.value()))
        .execute();
  }

  private interface Work {
    void run(DSLContext transaction);
  }

  private void unique(Work work) {
    try {
      database.write(transaction -> {
        work.run(transaction);
        return true;
      });
    } catch (DataAccessException e) {
      if (NotUnique.isMeantBy(e)) {
        throw new GroupExistsException();
      }
      throw e;
    }
  }
}
