package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE;
import static dev.waypost.store.schema.Tables.CODE_HISTORY;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeId;
import dev.waypost.codes.CodeStore.StaleEditException;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.routing.RouteChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Stores edits of codes within one transaction: the codes, what they are found by, their history
 * and their routes.
 */
final class CodeWriter {
  private final DSLContext transaction;
  private final CodeNumbers numbers;

  CodeWriter(DSLContext transaction, CodeNumbers numbers) {
    this.transaction = transaction;
    this.numbers = numbers;
  }

  /** An edit with the document of the code after it, which two tables keep. */
  private static final class Documented {
    private final HistoryEntry edit;
    private @Nullable String document;

    Documented(HistoryEntry edit) {
      this.edit = edit;
    }

    HistoryEntry edit() {
      return edit;
    }

    boolean makes() {
      return edit.before() == null;
    }

    /** Written when it is first asked for: while the database already stores those before. */
    String document() {
      String written = document == null ? CodeDocument.write(edit.after()) : document;
      document = written;
      return written;
    }
  }

  /** Stores edits; see {@link dev.waypost.codes.CodeStore#commit(List)}. */
  List<RouteChange> store(List<HistoryEntry> edits) {
    new UniqueNames(transaction).require(edits);
    List<Documented> all = edits.stream().map(Documented::new).toList();
    Map<CodeId, Long> found = new HashMap<>();
    insert(all.stream().filter(Documented::makes).toList(), found);
    update(all.stream().filter(each -> !each.makes()).toList(), found);
    index(edits, found);
    addHistory(all);
    return new RouteRows(transaction).save(edits);
  }

  private void insert(List<Documented> made, Map<CodeId, Long> found) {
    NewRows.add(
        transaction,
        made.size(),
        CODE,
        List.of(
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
            CODE.NAME_FOLDED,
            CODE.EXTERNAL_ID,
            CODE.DESTINATION_HASH),
        rows -> {
          for (Documented each : made) {
            Code code = each.edit().after();
            long number = numbers.next(code.createdAt());
            found.put(code.id(), number);
            rows.text(code.id().value())
                .text(code.workspace().value())
                .text(code.domainId())
                .text(UniqueNames.foldedKey(code))
                .text(code.status().name())
                .number(code.revision())
                .number(0)
                .text(each.document())
                .number(number)
                .time(code.updatedAt())
                .time(code.expiresAt())
                .text(CodeOrder.foldedName(code))
                .text(UniqueNames.externalId(code))
                .number(DestinationHash.of(code))
                .end();
          }
        });
  }

  private void update(List<Documented> changed, Map<CodeId, Long> found) {
    if (changed.isEmpty()) {
      return;
    }
    BatchBindStep batch =
        transaction.batch(
            transaction
                .update(CODE)
                .set(CODE.STATUS, "")
                .set(CODE.REVISION, 0L)
                .set(CODE.DOCUMENT, "")
                .set(CODE.UPDATED_AT, Instant.EPOCH)
                .set(CODE.EXPIRES_AT, Instant.EPOCH)
                .set(CODE.NAME_FOLDED, "")
                .set(CODE.EXTERNAL_ID, "")
                .set(CODE.DESTINATION_HASH, 0L)
                .where(CODE.ID.eq(""), CODE.REVISION.eq(0L)));
    for (Documented each : changed) {
      Code before = Objects.requireNonNull(each.edit().before());
      Code after = each.edit().after();
      batch =
          batch.bind(
              after.status().name(),
              after.revision(),
              each.document(),
              after.updatedAt(),
              after.expiresAt(),
              CodeOrder.foldedName(after),
              UniqueNames.externalId(after),
              DestinationHash.of(after),
              before.id().value(),
              before.revision());
    }
    int[] rows = batch.execute();
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] == 0) {
        throw new StaleEditException(changed.get(i).edit().after().id());
      }
    }
    readNumbers(changed, found);
  }

  private void readNumbers(List<Documented> changed, Map<CodeId, Long> found) {
    OneOf.each(
        transaction,
        CODE.ID,
        changed.stream().map(each -> each.edit().after().id().value()).toList(),
        oneOfThem ->
            transaction
                .select(CODE.ID, CODE.NUMBER)
                .from(CODE)
                .where(oneOfThem)
                .forEach(row -> found.put(new CodeId(row.value1()), row.value2())));
  }

  /**
   * Keeps what codes are found by.
   *
   * @param found the numbers of the codes
   */
  void index(List<HistoryEntry> edits, Map<CodeId, Long> found) {
    Map<WorkspaceId, List<CodeIndex.Entry>> byWorkspace = new HashMap<>();
    for (HistoryEntry edit : edits) {
      long number = Objects.requireNonNull(found.get(edit.after().id()));
      byWorkspace
          .computeIfAbsent(edit.after().workspace(), _ -> new ArrayList<>())
          .add(new CodeIndex.Entry(number, edit.before(), edit.after()));
    }
    byWorkspace.forEach(new CodeIndex(transaction)::update);
  }

  private void addHistory(List<Documented> all) {
    NewRows.add(
        transaction,
        all.size(),
        CODE_HISTORY,
        List.of(
            CODE_HISTORY.CODE_ID,
            CODE_HISTORY.REVISION,
            CODE_HISTORY.TIME,
            CODE_HISTORY.ACTOR,
            CODE_HISTORY.ACTION,
            CODE_HISTORY.BEFORE_DOCUMENT,
            CODE_HISTORY.AFTER_DOCUMENT,
            CODE_HISTORY.REASON,
            CODE_HISTORY.RECALL_ID),
        rows -> {
          for (Documented each : all) {
            HistoryEntry edit = each.edit();
            rows.text(edit.after().id().value())
                .number(edit.revision())
                .time(edit.time())
                .text(edit.actor())
                .text(edit.action().name())
                .text(document(edit.before()))
                .text(each.document())
                .text(edit.reason())
                .text(edit.recall())
                .end();
          }
        });
  }

  private static @Nullable String document(@Nullable Code code) {
    return code == null ? null : CodeDocument.write(code);
  }
}
