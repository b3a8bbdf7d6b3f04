package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_HISTORY;
import static dev.waypost.store.schema.Tables.TERM;

import dev.waypost.codes.Alongside;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.FirstOfDestination;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.JobStep;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.RecallStep;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.Tag;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.routing.RouteChange;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Record8;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** {@link CodeStore} in SQL. */
final class SqlCodeStore implements CodeStore {
  private final Database database;
  private final CodeNumbers numbers;

  SqlCodeStore(Database database, CodeNumbers numbers) {
    this.database = database;
    this.numbers = numbers;
  }

  @Override
  public List<RouteChange> commit(
      List<Group> newGroups, List<HistoryEntry> edits, @Nullable Alongside alongside) {
    List<RouteChange> changes =
        database.writeAgainIfNotUnique(
            transaction -> {
              switch (alongside) {
                case null -> {}
                case KeptAnswer answer -> SqlKeptAnswerStore.keepIfAny(transaction, answer);
                case JobStep step -> SqlJobStore.advance(transaction, step);
                case RecallStep step -> SqlRecallStore.take(transaction, step);
                case FirstOfDestination first -> DestinationSearch.requireNone(transaction, first);
              }
              return edits.isEmpty() ? List.of() : writer(transaction).store(newGroups, edits);
            },
            numbers::skip);
    if (edits.size() >= TextIndexUpkeep.MANY) {
      database.textsStored();
    }
    return changes;
  }

  @Override
  public void rehearse(List<Group> newGroups, List<HistoryEntry> edits) {
    database.rehearse(transaction -> writer(transaction).store(newGroups, edits), numbers::skip);
  }

  private CodeWriter writer(DSLContext transaction) {
    return new CodeWriter(transaction, numbers);
  }

  /**
   * Takes codes into the index that a version of Waypost without it has made.
   *
   * @return how many; zero when all are there
   */
  int indexOlder(int limit) {
    return database.write(transaction -> {
      List<Code> codes =
          transaction
              .select(CODE.DOCUMENT)
              .from(CODE)
              .where(CODE.NUMBER.lt(0L))
              .orderBy(CODE.NUMBER.desc())
              .limit(limit)
              .fetch(row -> CodeDocument.read(row.value1()));
      Map<CodeId, Long> made = new HashMap<>();
      for (Code code : codes) {
        long number = numbers.next(code.createdAt());
        made.put(code.id(), number);
        transaction
            .update(CODE)
            .set(CODE.NUMBER, number)
            .set(CODE.UPDATED_AT, code.updatedAt())
            .set(CODE.EXPIRES_AT, code.expiresAt())
            .set(CODE.NAME_FOLDED, CodeOrder.foldedName(code))
            .set(CODE.EXTERNAL_ID, UniqueNames.externalId(code))
            .set(CODE.DESTINATION_HASH, DestinationHash.of(code))
            .where(CODE.ID.eq(code.id().value()))
            .execute();
      }
      writer(transaction).index(codes.stream().map(SqlCodeStore::asMade).toList(), made);
      return codes.size();
    });
  }

  private static HistoryEntry asMade(Code code) {
    return new HistoryEntry(
        code.revision(), code.updatedAt(), "", Action.CREATED, null, code, null);
  }

  @Override
  public Removed remove(WorkspaceId sandbox, int limit) {
    return database.write(transaction -> {
      Map<Long, Code> codes =
          transaction
              .select(CODE.NUMBER, CODE.DOCUMENT)
              .from(CODE)
              .where(CODE.WORKSPACE_ID.eq(sandbox.value()))
              .orderBy(CODE.UPDATED_AT, CODE.NUMBER)
              .limit(limit)
              .fetchMap(Record2::value1, row -> CodeDocument.read(row.value2()));
      if (codes.isEmpty()) {
        return new Removed(0, List.of());
      }
      List<CodeIndex.Entry> leaving =
          codes.entrySet().stream()
              .map(code -> new CodeIndex.Entry(code.getKey(), code.getValue(), null))
              .toList();
      new CodeIndex(transaction).update(sandbox, leaving);
      List<String> ids = codes.values().stream().map(code -> code.id().value()).toList();
      transaction.deleteFrom(CODE_HISTORY).where(CODE_HISTORY.CODE_ID.in(ids)).execute();
      transaction.deleteFrom(CODE).where(CODE.ID.in(ids)).execute();
      List<RouteChange> changes = new RouteRows(transaction).remove(List.copyOf(codes.values()));
      return new Removed(codes.size(), changes);
    });
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
  public Optional<CountedCode> findByExternalId(WorkspaceId workspace, String externalId) {
    return database.read(connection ->
        connection
            .select(CODE.DOCUMENT, CODE.SCANS)
            .from(CODE)
            .where(CODE.WORKSPACE_ID.eq(workspace.value()), CODE.EXTERNAL_ID.eq(externalId))
            .fetchOptional(SqlCodeStore::countedCode));
  }

  @Override
  public Map<String, CountedCode> findAllByExternalId(
      WorkspaceId workspace, Collection<String> externalIds) {
    Map<String, CountedCode> found = new HashMap<>();
    database.read(connection -> {
      OneOf.each(
          connection,
          CODE.EXTERNAL_ID,
          externalIds,
          oneOfThem ->
              connection
                  .select(CODE.DOCUMENT, CODE.SCANS)
                  .from(CODE)
                  .where(CODE.WORKSPACE_ID.eq(workspace.value()), oneOfThem)
                  .fetch(SqlCodeStore::countedCode)
                  .forEach(counted ->
                      found.put(
                          Objects.requireNonNull(counted.code().description().externalId()),
                          counted)));
      return true;
    });
    return found;
  }

  @Override
  public Map<CodeId, CountedCode> findAll(WorkspaceId workspace, Collection<CodeId> ids) {
    Map<CodeId, CountedCode> found = new HashMap<>();
    database.read(connection -> {
      OneOf.each(
          connection,
          CODE.ID,
          ids.stream().map(CodeId::value).toList(),
          oneOfThem ->
              connection
                  .select(CODE.DOCUMENT, CODE.SCANS)
                  .from(CODE)
                  // With the workspace among the conditions SQLite reads all of its codes.
                  .where(oneOfThem)
                  .fetch(SqlCodeStore::countedCode)
                  .stream()
                  .filter(counted -> counted.code().workspace().equals(workspace))
                  .forEach(counted -> found.put(counted.code().id(), counted)));
      return true;
    });
    return found;
  }

  @Override
  public Optional<CountedCode> findOldestByDestination(
      WorkspaceId workspace, CodeType type, String url, Set<GroupId> within) {
    return database.read(
        connection -> new DestinationSearch(connection, workspace, type, within).oldest(url));
  }

  @Override
  public List<FoundCode> find(
      WorkspaceId workspace,
      CodeFilter filter,
      CodeOrder order,
      @Nullable CodePosition after,
      Instant now,
      int limit) {
    return database.read(
        connection -> new CodeSearch(connection, workspace, filter, now).find(order, after, limit));
  }

  @Override
  public List<CodeId> findIds(WorkspaceId workspace, CodeFilter filter, Instant now, int limit) {
    return database.read(
        connection -> new CodeSearch(connection, workspace, filter, now).findIds(limit));
  }

  @Override
  public long count(WorkspaceId workspace, CodeFilter filter, Instant now) {
    return database.read(connection -> new CodeSearch(connection, workspace, filter, now).count());
  }

  @Override
  public List<Tag> tags(WorkspaceId workspace) {
    return database.read(connection ->
        connection
            .select(TERM.SHOWN, TERM.CODES)
            .from(TERM)
            .where(
                TERM.WORKSPACE_ID.eq(workspace.value()),
                TERM.LABEL.ge(CodeLabels.TAG),
                TERM.LABEL.lt(CodeLabels.afterAll(CodeLabels.TAG)),
                TERM.CODES.gt(0L))
            .orderBy(TERM.LABEL)
            .fetch(row -> new Tag(row.value1(), row.value2())));
  }

  @Override
  public List<HistoryEntry> history(WorkspaceId workspace, CodeId id, long before, int limit) {
    return database.read(connection ->
        historyOf(connection)
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

  /** Changes of codes, to be read by {@link #historyEntry}. */
  static SelectJoinStep<Record8<Long, Instant, String, String, String, String, String, String>>
      historyOf(DSLContext connection) {
    return connection
        .select(
            CODE_HISTORY.REVISION,
            CODE_HISTORY.TIME,
            CODE_HISTORY.ACTOR,
            CODE_HISTORY.ACTION,
            CODE_HISTORY.BEFORE_DOCUMENT,
            CODE_HISTORY.AFTER_DOCUMENT,
            CODE_HISTORY.REASON,
            CODE_HISTORY.RECALL_ID)
        .from(CODE_HISTORY);
  }

  @Override
  public long countByDomain(String domainId) {
    return database.read(
        connection -> (long) connection.fetchCount(CODE, CODE.DOMAIN_ID.eq(domainId)));
  }

  private static CountedCode countedCode(Record2<String, Long> row) {
    return new CountedCode(CodeDocument.read(row.value1()), row.value2());
  }

  static HistoryEntry historyEntry(
      Record8<Long, Instant, String, String, String, String, String, String> row) {
    String before = row.value5();
    return new HistoryEntry(
        row.value1(),
        row.value2(),
        row.value3(),
        Action.valueOf(row.value4()),
        before == null ? null : CodeDocument.read(before),
        CodeDocument.read(row.value6()),
        row.value7(),
        row.value8());
  }
}
