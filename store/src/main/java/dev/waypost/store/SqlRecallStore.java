package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE_HISTORY;
import static dev.waypost.store.schema.Tables.RECALL;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;

import dev.waypost.codes.CodeId;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.Recall;
import dev.waypost.codes.RecallStep;
import dev.waypost.codes.RecallStep.RecallMovedException;
import dev.waypost.codes.RecallStore;
import dev.waypost.codes.WorkspaceId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@link RecallStore} in SQL. */
final class SqlRecallStore implements RecallStore {
  private final Database database;

  SqlRecallStore(Database database) {
    this.database = database;
  }

  /** Takes a step within the transaction that changes its codes. */
  static void take(DSLContext transaction, RecallStep step) {
    SqlKeptAnswerStore.keepIfAny(transaction, step.answer());
    Recall after = step.after();
    if (step.first()) {
      transaction
          .insertInto(RECALL)
          .set(RECALL.ID, after.id())
          .set(RECALL.WORKSPACE_ID, after.workspace().value())
          .set(RECALL.UNFINISHED, after.isUnfinished())
          .set(RECALL.STEP, after.step())
          .set(RECALL.DOCUMENT, RecallDocument.write(after))
          .execute();
      return;
    }
    int moved =
        transaction
            .update(RECALL)
            .set(RECALL.UNFINISHED, after.isUnfinished())
            .set(RECALL.STEP, after.step())
            .set(RECALL.DOCUMENT, RecallDocument.write(after))
            .where(RECALL.ID.eq(after.id()), RECALL.STEP.eq(after.step() - 1))
            .execute();
    if (moved == 0) {
      throw new RecallMovedException(after.id());
    }
  }

  @Override
  public Optional<Recall> find(WorkspaceId workspace, String id) {
    return database.read(connection ->
        connection
            .select(RECALL.DOCUMENT)
            .from(RECALL)
            .where(RECALL.ID.eq(id), RECALL.WORKSPACE_ID.eq(workspace.value()))
            .fetchOptional(row -> RecallDocument.read(row.value1())));
  }

  @Override
  public List<Recall> list(WorkspaceId workspace, @Nullable String before, int limit) {
    return database.read(connection ->
        connection
            .select(RECALL.DOCUMENT)
            .from(RECALL)
            .where(
                RECALL.WORKSPACE_ID.eq(workspace.value()),
                before == null ? noCondition() : RECALL.ID.lt(before))
            .orderBy(RECALL.ID.desc())
            .limit(limit)
            .fetch(row -> RecallDocument.read(row.value1())));
  }

  @Override
  public List<Recall> unfinished() {
    return database.read(connection ->
        connection
            .select(RECALL.DOCUMENT)
            .from(RECALL)
            // As in the index, which a parameter would not match.
            .where(condition("unfinished"))
            .orderBy(RECALL.ID)
            .fetch(row -> RecallDocument.read(row.value1())));
  }

  @Override
  public List<HistoryEntry> changes(String recallId, @Nullable CodeId after, int limit) {
    return database.read(connection ->
        SqlCodeStore.historyOf(connection)
            .where(
                CODE_HISTORY.RECALL_ID.eq(recallId),
                CODE_HISTORY.ACTION.eq(Action.UPDATED.name()),
                after == null ? noCondition() : CODE_HISTORY.CODE_ID.gt(after.value()))
            .orderBy(CODE_HISTORY.CODE_ID)
            .limit(limit)
            .fetch(SqlCodeStore::historyEntry));
  }
}
