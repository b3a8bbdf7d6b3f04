package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_HISTORY;
import static dev.waypost.store.schema.Tables.ROUTE_CHANGE;
import static dev.waypost.store.schema.Tables.ROUTE_REVISION;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.RouteCompiler;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import dev.waypost.routing.ShortKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Record7;
import org.jspecify.annotations.Nullable;

/** {@link CodeStore} in SQL. */
final class SqlCodeStore implements CodeStore {
  private final Database database;

  SqlCodeStore(Database database) {
    this.database = database;
  }

  @Override
  public List<RouteChange> commit(List<HistoryEntry> edits) {
    return database.write(transaction -> {
      for (HistoryEntry edit : edits) {
        saveCode(transaction, edit);
        addHistory(transaction, edit);
      }
      return saveRoutes(transaction, edits);
    });
  }

  private static void saveCode(DSLContext transaction, HistoryEntry edit) {
    Code before = edit.before();
    if (before == null) {
      insert(transaction, edit.after());
    } else {
      update(transaction, before, edit.after());
    }
  }

  private static void insert(DSLContext transaction, Code code) {
    String key = code.key();
    int inserted =
        transaction
            .insertInto(CODE)
            .set(CODE.ID, code.id().value())
            .set(CODE.WORKSPACE_ID, code.workspace().value())
            .set(CODE.DOMAIN_ID, code.domainId())
            .set(CODE.KEY_FOLDED, key == null ? null : ShortKeys.folded(key))
            .set(CODE.STATUS, code.status().name())
            .set(CODE.REVISION, code.revision())
            .set(CODE.SCANS, 0L)
            .set(CODE.DOCUMENT, CodeDocument.write(code))
            .onConflict(CODE.DOMAIN_ID, CODE.KEY_FOLDED)
            .doNothing()
            .execute();
    if (inserted == 0) {
      throw new KeyTakenException(key == null ? "" : key);
    }
  }

  private static void update(DSLContext transaction, Code before, Code after) {
    int updated =
        transaction
            .update(CODE)
            .set(CODE.STATUS, after.status().name())
            .set(CODE.REVISION, after.revision())
            .set(CODE.DOCUMENT, CodeDocument.write(after))
            .where(CODE.ID.eq(before.id().value()), CODE.REVISION.eq(before.revision()))
            .execute();
    if (updated == 0) {
      throw new StaleEditException(before.id());
    }
  }

  private static void addHistory(DSLContext transaction, HistoryEntry edit) {
    Code before = edit.before();
    transaction
        .insertInto(CODE_HISTORY)
        .set(CODE_HISTORY.CODE_ID, edit.after().id().value())
        .set(CODE_HISTORY.REVISION, edit.revision())
        .set(CODE_HISTORY.TIME, edit.time())
        .set(CODE_HISTORY.ACTOR, edit.actor())
        .set(CODE_HISTORY.ACTION, edit.action().name())
        .set(CODE_HISTORY.BEFORE_DOCUMENT, before == null ? null : CodeDocument.write(before))
        .set(CODE_HISTORY.AFTER_DOCUMENT, CodeDocument.write(edit.after()))
        .set(CODE_HISTORY.REASON, edit.reason())
        .execute();
  }

  /**
   * Takes the numbers last, because the row they come from is held until the end of the
   * transaction.
   */
  private static List<RouteChange> saveRoutes(DSLContext transaction, List<HistoryEntry> edits) {
    List<Code> routed =
        edits.stream().map(HistoryEntry::after).filter(code -> code.key() != null).toList();
    if (routed.isEmpty()) {
      return List.of();
    }
    long revision = takeRevisions(transaction, routed.size());
    List<RouteChange> changes = new ArrayList<>(routed.size());
    for (Code code : routed) {
      RouteChange change = RouteCompiler.compile(code, revision++).orElseThrow();
      saveRoute(transaction, code, change);
      changes.add(change);
    }
    return changes;
  }

  private static long takeRevisions(DSLContext transaction, int count) {
    Long last =
        transaction
            .update(ROUTE_REVISION)
            .set(ROUTE_REVISION.VALUE, ROUTE_REVISION.VALUE.plus(count))
            .returningResult(ROUTE_REVISION.VALUE)
            .fetchSingle()
            .value1();
    return last - count + 1;
  }

  private static void saveRoute(DSLContext transaction, Code code, RouteChange change) {
    byte[] body = RouteCodec.encode(change.route());
    transaction
        .insertInto(ROUTE_CHANGE)
        .set(ROUTE_CHANGE.CODE_ID, code.id().value())
        .set(ROUTE_CHANGE.REVISION, change.revision())
        .set(ROUTE_CHANGE.DOMAIN_ID, change.address().domain())
        .set(ROUTE_CHANGE.SHORT_KEY, change.address().key())
        .set(ROUTE_CHANGE.BODY, body)
        .onConflict(ROUTE_CHANGE.CODE_ID)
        .doUpdate()
        .set(ROUTE_CHANGE.REVISION, change.revision())
        .set(ROUTE_CHANGE.BODY, body)
        .execute();
  }

  @Override
  public Optional<CountedCode> find(WorkspaceId workspace, CodeId id) {
    return database.read(connection ->
        connection
            .select(CODE.DOCUMENT, CODE.SCANS)
            .from(CODE)
            .where(CODE.ID.eq(id.value()), CODE.WORKSPACE_ID.eq(workspace.value()))
            .fetchOptional(SqlCodeStore::countedCode));
  }

  @Override
  public Optional<Code> findAnywhere(CodeId id) {
    return database.read(connection ->
        connection
            .select(CODE.DOCUMENT)
            .from(CODE)
            .where(CODE.ID.eq(id.value()))
            .fetchOptional(row -> CodeDocument.read(row.value1())));
  }

  @Override
  public List<CountedCode> list(
      WorkspaceId workspace, @Nullable CodeStatus status, @Nullable CodeId before, int limit) {
    Condition condition = CODE.WORKSPACE_ID.eq(workspace.value());
    condition =
        condition.and(
            status == null
                ? CODE.STATUS.ne(CodeStatus.DELETED.name())
                : CODE.STATUS.eq(status.name()));
    if (before != null) {
      condition = condition.and(CODE.ID.lt(before.value()));
    }
    Condition where = condition;
    return database.read(connection ->
        connection
            .select(CODE.DOCUMENT, CODE.SCANS)
            .from(CODE)
            .where(where)
            .orderBy(CODE.ID.desc())
            .limit(limit)
            .fetch(SqlCodeStore::countedCode));
  }

  @Override
  public List<HistoryEntry> history(WorkspaceId workspace, CodeId id, long before, int limit) {
    return database.read(connection ->
        connection
            .select(
                CODE_HISTORY.REVISION,
                CODE_HISTORY.TIME,
                CODE_HISTORY.ACTOR,
                CODE_HISTORY.ACTION,
                CODE_HISTORY.BEFORE_DOCUMENT,
                CODE_HISTORY.AFTER_DOCUMENT,
                CODE_HISTORY.REASON)
            .from(CODE_HISTORY)
            .join(CODE)
            .on(CODE.ID.eq(CODE_HISTORY.CODE_ID))
            .where(
                CODE_HISTORY.CODE_ID.eq(id.value()),
                CODE.WORKSPACE_ID.eq(workspace.value()),
                CODE_HISTORY.REVISION.lt(before))
            .orderBy(CODE_HISTORY.REVISION.desc())
            .limit(limit)
            .fetch(SqlCodeStore::historyEntry));
  }

  @Override
  public long countByDomain(String domainId) {
    return database.read(
        connection -> (long) connection.fetchCount(CODE, CODE.DOMAIN_ID.eq(domainId)));
  }

  private static CountedCode countedCode(Record2<String, Long> row) {
    return new CountedCode(CodeDocument.read(row.value1()), row.value2());
  }

  private static HistoryEntry historyEntry(
      Record7<Long, java.time.Instant, String, String, String, String, String> row) {
    String before = row.value5();
    return new HistoryEntry(
        row.value1(),
        row.value2(),
        row.value3(),
        Action.valueOf(row.value4()),
        before == null ? null : CodeDocument.read(before),
        CodeDocument.read(row.value6()),
        row.value7());
  }
}
