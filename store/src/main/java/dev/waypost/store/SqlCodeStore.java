package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_HISTORY;
import static dev.waypost.store.schema.Tables.ROUTE_CHANGE;
import static dev.waypost.store.schema.Tables.ROUTE_REVISION;
import static org.jooq.impl.DSL.excluded;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.RouteCompiler;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import dev.waypost.routing.ShortKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.BatchBindStep;
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
  public List<RouteChange> commit(List<HistoryEntry> edits, @Nullable KeptAnswer answer) {
    return database.write(transaction -> {
      SqlKeptAnswerStore.keepIfAny(transaction, answer);
      insertNew(transaction, edits);
      updateChanged(transaction, edits);
      addHistory(transaction, edits);
      return saveRoutes(transaction, edits.stream().map(HistoryEntry::after).toList());
    });
  }

  private static void insertNew(DSLContext transaction, List<HistoryEntry> edits) {
    List<Integer> positions = new ArrayList<>();
    BatchBindStep batch =
        transaction.batch(
            transaction
                .insertInto(
                    CODE,
                    CODE.ID,
                    CODE.WORKSPACE_ID,
                    CODE.DOMAIN_ID,
                    CODE.KEY_FOLDED,
                    CODE.STATUS,
                    CODE.REVISION,
                    CODE.SCANS,
                    CODE.DOCUMENT)
                .values("", "", "", "", "", 0L, 0L, "")
                .onConflict(CODE.DOMAIN_ID, CODE.KEY_FOLDED)
                .doNothing());
    for (int i = 0; i < edits.size(); i++) {
      if (edits.get(i).before() == null) {
        Code code = edits.get(i).after();
        positions.add(i);
        batch =
            batch.bind(
                code.id().value(),
                code.workspace().value(),
                code.domainId(),
                foldedKey(code),
                code.status().name(),
                code.revision(),
                0L,
                CodeDocument.write(code));
      }
    }
    List<Integer> untouched = untouched(batch, positions);
    if (!untouched.isEmpty()) {
      throw new KeyTakenException(untouched);
    }
  }

  private static void updateChanged(DSLContext transaction, List<HistoryEntry> edits) {
    List<Integer> positions = new ArrayList<>();
    BatchBindStep batch =
        transaction.batch(
            transaction
                .update(CODE)
                .set(CODE.STATUS, "")
                .set(CODE.REVISION, 0L)
                .set(CODE.DOCUMENT, "")
                .where(CODE.ID.eq(""), CODE.REVISION.eq(0L)));
    for (int i = 0; i < edits.size(); i++) {
      Code before = edits.get(i).before();
      if (before != null) {
        Code after = edits.get(i).after();
        positions.add(i);
        batch =
            batch.bind(
                after.status().name(),
                after.revision(),
                CodeDocument.write(after),
                before.id().value(),
                before.revision());
      }
    }
    List<Integer> untouched = untouched(batch, positions);
    if (!untouched.isEmpty()) {
      throw new StaleEditException(edits.get(untouched.getFirst()).after().id());
    }
  }

  /** Which of the edits, of those whose statements are in the batch, changed no row. */
  private static List<Integer> untouched(BatchBindStep batch, List<Integer> positions) {
    if (positions.isEmpty()) {
      return List.of();
    }
    int[] rows = batch.execute();
    return IntStream.range(0, rows.length)
        .filter(i -> rows[i] == 0)
        .mapToObj(positions::get)
        .toList();
  }

  private static @Nullable String foldedKey(Code code) {
    String key = code.key();
    return key == null ? null : ShortKeys.folded(key);
  }

  private static void addHistory(DSLContext transaction, List<HistoryEntry> edits) {
    BatchBindStep batch =
        transaction.batch(
            transaction
                .insertInto(
                    CODE_HISTORY,
                    CODE_HISTORY.CODE_ID,
                    CODE_HISTORY.REVISION,
                    CODE_HISTORY.TIME,
                    CODE_HISTORY.ACTOR,
                    CODE_HISTORY.ACTION,
                    CODE_HISTORY.BEFORE_DOCUMENT,
                    CODE_HISTORY.AFTER_DOCUMENT,
                    CODE_HISTORY.REASON)
                .values("", 0L, Instant.EPOCH, "", "", "", "", ""));
    for (HistoryEntry edit : edits) {
      Code before = edit.before();
      batch =
          batch.bind(
              edit.after().id().value(),
              edit.revision(),
              edit.time(),
              edit.actor(),
              edit.action().name(),
              before == null ? null : CodeDocument.write(before),
              CodeDocument.write(edit.after()),
              edit.reason());
    }
    batch.execute();
  }

  /**
   * Takes the numbers last, because the row they come from is held until the end of the
   * transaction.
   */
  private static List<RouteChange> saveRoutes(DSLContext transaction, List<Code> codes) {
    List<Code> routed = codes.stream().filter(code -> code.key() != null).toList();
    if (routed.isEmpty()) {
      return List.of();
    }
    BatchBindStep batch =
        transaction.batch(
            transaction
                .insertInto(
                    ROUTE_CHANGE,
                    ROUTE_CHANGE.CODE_ID,
                    ROUTE_CHANGE.REVISION,
                    ROUTE_CHANGE.DOMAIN_ID,
                    ROUTE_CHANGE.SHORT_KEY,
                    ROUTE_CHANGE.BODY)
                .values("", 0L, "", "", new byte[0])
                .onConflict(ROUTE_CHANGE.CODE_ID)
                .doUpdate()
                .set(ROUTE_CHANGE.REVISION, excluded(ROUTE_CHANGE.REVISION))
                .set(ROUTE_CHANGE.BODY, excluded(ROUTE_CHANGE.BODY)));
    long revision = takeRevisions(transaction, routed.size());
    List<RouteChange> changes = new ArrayList<>(routed.size());
    for (Code code : routed) {
      RouteChange change = RouteCompiler.compile(code, revision++).orElseThrow();
      changes.add(change);
      batch =
          batch.bind(
              code.id().value(),
              change.revision(),
              change.address().domain(),
              change.address().key(),
              RouteCodec.encode(change.route()));
    }
    batch.execute();
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
      Record7<Long, Instant, String, String, String, String, String> row) {
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
