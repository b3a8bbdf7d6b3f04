package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_HISTORY;
import static dev.waypost.store.schema.Tables.ROUTE_CHANGE;
import static dev.waypost.store.schema.Tables.ROUTE_REVISION;
import static dev.waypost.store.schema.Tables.TERM;
import static org.jooq.impl.DSL.excluded;

import dev.waypost.codes.Alongside;
import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.CodeStore;
import dev.waypost.codes.CodeType;
import dev.waypost.codes.CountedCode;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.JobStep;
import dev.waypost.codes.KeptAnswer;
import dev.waypost.codes.RecallStep;
import dev.waypost.codes.RouteCompiler;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.Tag;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import dev.waypost.routing.ShortKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Record8;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** {@link CodeStore} in SQL. */
final class SqlCodeStore implements CodeStore {
  private static final int CHUNK = 5_000;

  private final Database database;
  private final CodeNumbers numbers;

  SqlCodeStore(Database database, CodeNumbers numbers) {
    this.database = database;
    this.numbers = numbers;
  }

  @Override
  public List<RouteChange> commit(
      List<Group> newGroups, List<HistoryEntry> edits, @Nullable Alongside alongside) {
    return database.writeAgainIfNotUnique(
        transaction -> {
          switch (alongside) {
            case null -> {}
            case KeptAnswer answer -> SqlKeptAnswerStore.keepIfAny(transaction, answer);
            case JobStep step -> SqlJobStore.advance(transaction, step);
            case RecallStep step -> SqlRecallStore.take(transaction, step);
          }
          return edits.isEmpty() ? List.of() : store(transaction, newGroups, edits);
        },
        numbers::skip);
  }

  @Override
  public void rehearse(List<Group> newGroups, List<HistoryEntry> edits) {
    database.rehearse(transaction -> store(transaction, newGroups, edits));
  }

  private List<RouteChange> store(
      DSLContext transaction, List<Group> newGroups, List<HistoryEntry> edits) {
    GroupRows.insert(transaction, newGroups);
    GroupRows.requireThoseEntered(transaction, edits);
    requireFreeExternalIds(transaction, edits);
    Map<CodeId, Long> numbers = insertNew(transaction, edits);
    numbers.putAll(updateChanged(transaction, edits));
    index(transaction, edits, numbers);
    addHistory(transaction, edits);
    return saveRoutes(
        transaction, edits.stream().map(HistoryEntry::after).toList(), RouteCompiler::compile);
  }

  private static void requireFreeExternalIds(DSLContext transaction, List<HistoryEntry> edits) {
    Map<ExternalId, CodeId> asked = new HashMap<>();
    // Whoever has an external id keeps it, wherever among the edits another one asks for it.
    edits.stream().filter(SqlCodeStore::keepsExternalId).forEach(edit -> ask(asked, edit.after()));
    Set<Integer> taken = new TreeSet<>();
    for (int i = 0; i < edits.size(); i++) {
      Code after = edits.get(i).after();
      if (!ask(asked, after).equals(after.id())) {
        taken.add(i);
      }
    }
    if (asked.isEmpty()) {
      return;
    }
    List<String> texts = asked.keySet().stream().map(ExternalId::text).distinct().toList();
    Set<CodeId> refused = new HashSet<>();
    for (int from = 0; from < texts.size(); from += CHUNK) {
      transaction
          .select(CODE.WORKSPACE_ID, CODE.EXTERNAL_ID, CODE.ID)
          .from(CODE)
          .where(
              CODE.WORKSPACE_ID.in(
                  asked.keySet().stream().map(ExternalId::workspace).distinct().toList()),
              CODE.EXTERNAL_ID.in(texts.subList(from, Math.min(from + CHUNK, texts.size()))))
          .forEach(row -> {
            CodeId asking = asked.get(new ExternalId(row.value1(), row.value2()));
            if (asking != null && !asking.value().equals(row.value3())) {
              refused.add(asking);
            }
          });
    }
    for (int i = 0; i < edits.size(); i++) {
      if (refused.contains(edits.get(i).after().id())) {
        taken.add(i);
      }
    }
    if (!taken.isEmpty()) {
      throw new ExternalIdTakenException(List.copyOf(taken));
    }
  }

  private static boolean keepsExternalId(HistoryEntry edit) {
    Code before = edit.before();
    return before != null && Objects.equals(externalId(before), externalId(edit.after()));
  }

  private record ExternalId(String workspace, String text) {}

  /** Who asked first for the external id of a code; the code itself where it has none. */
  private static CodeId ask(Map<ExternalId, CodeId> asked, Code code) {
    String externalId = externalId(code);
    if (externalId == null) {
      return code.id();
    }
    CodeId first =
        asked.putIfAbsent(new ExternalId(code.workspace().value(), externalId), code.id());
    return first == null ? code.id() : first;
  }

  /** Deleted codes leave their external ids to others. */
  static @Nullable String externalId(Code code) {
    return code.status() == CodeStatus.DELETED ? null : code.description().externalId();
  }

  private Map<CodeId, Long> insertNew(DSLContext transaction, List<HistoryEntry> edits) {
    Map<CodeId, Long> made = new HashMap<>();
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
                    CODE.DOCUMENT,
                    CODE.NUMBER,
                    CODE.UPDATED_AT,
                    CODE.EXPIRES_AT,
                    CODE.EXPIRES_AFTER_SCANS,
                    CODE.NAME_FOLDED,
                    CODE.EXTERNAL_ID,
                    CODE.DESTINATION_HASH)
                .values(
                    "",
                    "",
                    "",
                    "",
                    "",
                    0L,
                    0L,
                    "",
                    0L,
                    Instant.EPOCH,
                    Instant.EPOCH,
                    0L,
                    "",
                    "",
                    0L)
                .onConflict(CODE.DOMAIN_ID, CODE.KEY_FOLDED)
                .doNothing());
    // Numbers are those of the order in which the codes are asked for, whatever is written first.
    edits.stream()
        .filter(edit -> edit.before() == null)
        .map(HistoryEntry::after)
        .forEach(code -> made.put(code.id(), numbers.next(code.createdAt())));
    for (int i : WriteOrder.ofNew(edits)) {
      Code code = edits.get(i).after();
      Long number = made.get(code.id());
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
              CodeDocument.write(code),
              number,
              code.updatedAt(),
              code.expiresAt(),
              code.plan().expiresAfterScans(),
              CodeOrder.foldedName(code),
              externalId(code),
              DestinationHash.of(code));
    }
    if (!positions.isEmpty()) {
      batch.execute();
      List<Integer> notMade = notMade(transaction, edits, positions);
      if (!notMade.isEmpty()) {
        throw new KeyTakenException(notMade);
      }
    }
    return made;
  }

  /** Asked apart, because PostgreSQL's driver does not tell it of rows that it sends together. */
  private static List<Integer> notMade(
      DSLContext transaction, List<HistoryEntry> edits, List<Integer> positions) {
    Set<String> there = new HashSet<>();
    for (int from = 0; from < positions.size(); from += CHUNK) {
      List<String> ids =
          positions.subList(from, Math.min(from + CHUNK, positions.size())).stream()
              .map(position -> edits.get(position).after().id().value())
              .toList();
      there.addAll(transaction.select(CODE.ID).from(CODE).where(CODE.ID.in(ids)).fetch(CODE.ID));
    }
    return positions.stream()
        .filter(position -> !there.contains(edits.get(position).after().id().value()))
        .sorted()
        .toList();
  }

  private static Map<CodeId, Long> updateChanged(DSLContext transaction, List<HistoryEntry> edits) {
    List<Integer> positions = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    BatchBindStep batch =
        transaction.batch(
            transaction
                .update(CODE)
                .set(CODE.STATUS, "")
                .set(CODE.REVISION, 0L)
                .set(CODE.DOCUMENT, "")
                .set(CODE.UPDATED_AT, Instant.EPOCH)
                .set(CODE.EXPIRES_AT, Instant.EPOCH)
                .set(CODE.EXPIRES_AFTER_SCANS, 0L)
                .set(CODE.NAME_FOLDED, "")
                .set(CODE.EXTERNAL_ID, "")
                .set(CODE.DESTINATION_HASH, 0L)
                .where(CODE.ID.eq(""), CODE.REVISION.eq(0L)));
    for (int i : WriteOrder.ofChanged(edits)) {
      Code before = edits.get(i).before();
      if (before != null) {
        Code after = edits.get(i).after();
        positions.add(i);
        ids.add(before.id().value());
        batch =
            batch.bind(
                after.status().name(),
                after.revision(),
                CodeDocument.write(after),
                after.updatedAt(),
                after.expiresAt(),
                after.plan().expiresAfterScans(),
                CodeOrder.foldedName(after),
                externalId(after),
                DestinationHash.of(after),
                before.id().value(),
                before.revision());
      }
    }
    List<Integer> untouched = untouched(batch, positions);
    if (!untouched.isEmpty()) {
      throw new StaleEditException(untouched);
    }
    return numbers(transaction, ids);
  }

  private static Map<CodeId, Long> numbers(DSLContext transaction, List<String> ids) {
    Map<CodeId, Long> numbers = new HashMap<>();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      transaction
          .select(CODE.ID, CODE.NUMBER)
          .from(CODE)
          .where(CODE.ID.in(ids.subList(from, Math.min(from + CHUNK, ids.size()))))
          .forEach(row -> numbers.put(new CodeId(row.value1()), row.value2()));
    }
    return numbers;
  }

  private static void index(
      DSLContext transaction, List<HistoryEntry> edits, Map<CodeId, Long> numbers) {
    Map<WorkspaceId, List<CodeIndex.Entry>> byWorkspace = new HashMap<>();
    for (HistoryEntry edit : edits) {
      long number = Objects.requireNonNull(numbers.get(edit.after().id()));
      byWorkspace
          .computeIfAbsent(edit.after().workspace(), _ -> new ArrayList<>())
          .add(new CodeIndex.Entry(number, edit.before(), edit.after()));
    }
    byWorkspace.forEach(new CodeIndex(transaction)::update);
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
            .set(CODE.EXTERNAL_ID, externalId(code))
            .set(CODE.DESTINATION_HASH, DestinationHash.of(code))
            .where(CODE.ID.eq(code.id().value()))
            .execute();
      }
      index(transaction, codes.stream().map(SqlCodeStore::asMade).toList(), made);
      return codes.size();
    });
  }

  private static HistoryEntry asMade(Code code) {
    return new HistoryEntry(
        code.revision(), code.updatedAt(), "", Action.CREATED, null, code, null);
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
        .sorted()
        .toList();
  }

  static @Nullable String foldedKey(Code code) {
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
                    CODE_HISTORY.REASON,
                    CODE_HISTORY.RECALL_ID)
                .values("", 0L, Instant.EPOCH, "", "", "", "", "", ""));
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
              edit.reason(),
              edit.recall());
    }
    batch.execute();
  }

  /**
   * Takes the numbers last, because the row they come from is held until the end of the
   * transaction.
   */
  private static List<RouteChange> saveRoutes(
      DSLContext transaction, List<Code> codes, RouteMaker maker) {
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
      RouteChange change = maker.route(code, revision++).orElseThrow();
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

  /** What the data plane is to know of a code. */
  @FunctionalInterface
  private interface RouteMaker {
    Optional<RouteChange> route(Code code, long revision);
  }

  @Override
  public Removed remove(WorkspaceId sandbox, int limit) {
    return database.write(transaction -> {
      Map<Long, Code> codes =
          transaction
              .select(CODE.NUMBER, CODE.DOCUMENT)
              .from(CODE)
              .where(CODE.WORKSPACE_ID.eq(sandbox.value()))
              .orderBy(CODE.ID)
              .limit(limit)
              .fetchMap(Record2::value1, row -> CodeDocument.read(row.value2()));
      if (codes.isEmpty()) {
        return new Removed(0, List.of());
      }
      new CodeIndex(transaction).remove(sandbox, codes);
      List<String> ids = codes.values().stream().map(code -> code.id().value()).toList();
      transaction.deleteFrom(CODE_HISTORY).where(CODE_HISTORY.CODE_ID.in(ids)).execute();
      transaction.deleteFrom(CODE).where(CODE.ID.in(ids)).execute();
      List<RouteChange> changes =
          saveRoutes(transaction, List.copyOf(codes.values()), RouteCompiler::remove);
      return new Removed(codes.size(), changes);
    });
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
  public Optional<CountedCode> findByExternalId(WorkspaceId workspace, String externalId) {
    return database.read(connection ->
        connection
            .select(CODE.DOCUMENT, CODE.SCANS)
            .from(CODE)
            .where(CODE.WORKSPACE_ID.eq(workspace.value()), CODE.EXTERNAL_ID.eq(externalId))
            .fetchOptional(SqlCodeStore::countedCode));
  }

  @Override
  public Map<CodeId, CountedCode> findAll(WorkspaceId workspace, Collection<CodeId> ids) {
    List<String> all = ids.stream().map(CodeId::value).toList();
    Map<CodeId, CountedCode> found = new HashMap<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<String> chunk = all.subList(from, Math.min(from + CHUNK, all.size()));
      database
          .read(connection ->
              connection
                  .select(CODE.DOCUMENT, CODE.SCANS)
                  .from(CODE)
                  .where(CODE.ID.in(chunk), CODE.WORKSPACE_ID.eq(workspace.value()))
                  .fetch(SqlCodeStore::countedCode))
          .forEach(counted -> found.put(counted.code().id(), counted));
    }
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
