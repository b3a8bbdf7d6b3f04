package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE_GROUP;
import static dev.waypost.store.schema.Tables.CODE_TERM;
import static dev.waypost.store.schema.Tables.CODE_TEXT;
import static dev.waypost.store.schema.Tables.TERM;

import dev.waypost.codes.Code;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.SearchText;
import dev.waypost.codes.groups.GroupId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, within the transaction that changes codes, what they are found by: rows of terms and text.
 * Terms are locked in the order of their ids, so that two transactions wait for each other instead
 * of locking each other out.
 */
final class CodeIndex {
  private static final int CHUNK = 5_000;

  private final DSLContext transaction;

  CodeIndex(DSLContext transaction) {
    this.transaction = transaction;
  }

  /**
   * A change of one code.
   *
   * @param before null for a code that is not in the index
   */
  record Entry(long number, @Nullable Code before, Code after) {}

  /** Takes changes of codes of one workspace. */
  void update(WorkspaceId workspace, List<Entry> entries) {
    updateTerms(workspace, entries);
    updateText(entries);
  }

  /** Removes codes of one workspace, each as it is. */
  void remove(WorkspaceId workspace, Map<Long, Code> codes) {
    Map<GroupId, List<GroupId>> lineages =
        lineages(
            workspace,
            codes.entrySet().stream()
                .map(code -> new Entry(code.getKey(), null, code.getValue()))
                .toList());
    List<Posting> removed = new ArrayList<>();
    codes.forEach((number, code) ->
        labels(code, lineages).keySet().forEach(label -> removed.add(new Posting(label, number))));
    Map<String, Integer> ids =
        readTermIds(workspace, removed.stream().map(Posting::label).distinct().toList());
    count(ids, List.of(), removed);
    remove(ids, removed);
    removeText(List.copyOf(codes.keySet()), transaction.dialect() == SQLDialect.SQLITE);
  }

  private record Posting(String label, long number) {}

  private void updateTerms(WorkspaceId workspace, List<Entry> entries) {
    Map<GroupId, List<GroupId>> lineages = lineages(workspace, entries);
    List<Posting> removed = new ArrayList<>();
    List<Posting> added = new ArrayList<>();
    Map<String, String> shown = new TreeMap<>();
    for (Entry entry : entries) {
      Map<String, String> before =
          entry.before() == null ? Map.of() : labels(entry.before(), lineages);
      Map<String, String> after = labels(entry.after(), lineages);
      before.forEach((label, text) -> {
        if (!after.containsKey(label)) {
          removed.add(new Posting(label, entry.number()));
          shown.putIfAbsent(label, text);
        }
      });
      after.forEach((label, text) -> {
        if (!before.containsKey(label)) {
          added.add(new Posting(label, entry.number()));
          shown.putIfAbsent(label, text);
        }
      });
    }
    if (shown.isEmpty()) {
      return;
    }
    Map<String, Integer> ids = termIds(workspace, shown);
    count(ids, added, removed);
    remove(ids, removed);
    add(ids, added);
  }

  private static Map<String, String> labels(Code code, Map<GroupId, List<GroupId>> lineages) {
    return CodeLabels.of(code, group -> lineages.getOrDefault(group, List.of()));
  }

  /** The ids of these labels; those that are new are made. */
  private Map<String, Integer> termIds(WorkspaceId workspace, Map<String, String> shown) {
    Map<String, Integer> ids = readTermIds(workspace, shown.keySet());
    if (ids.size() == shown.size()) {
      return ids;
    }
    BatchBindStep batch =
        transaction.batch(
            transaction
                .insertInto(TERM, TERM.WORKSPACE_ID, TERM.LABEL, TERM.SHOWN, TERM.CODES)
                .values("", "", "", 0L)
                .onConflict(TERM.WORKSPACE_ID, TERM.LABEL)
                .doNothing());
    for (var entry : shown.entrySet()) {
      if (!ids.containsKey(entry.getKey())) {
        batch = batch.bind(workspace.value(), entry.getKey(), entry.getValue(), 0L);
      }
    }
    batch.execute();
    return readTermIds(workspace, shown.keySet());
  }

  private Map<String, Integer> readTermIds(WorkspaceId workspace, Collection<String> labels) {
    List<String> all = List.copyOf(labels);
    Map<String, Integer> ids = new HashMap<>();
    for (int from = 0; from < all.size(); from += CHUNK) {
      transaction
          .select(TERM.LABEL, TERM.ID)
          .from(TERM)
          .where(
              TERM.WORKSPACE_ID.eq(workspace.value()),
              TERM.LABEL.in(all.subList(from, Math.min(from + CHUNK, all.size()))))
          .forEach(row -> ids.put(row.value1(), row.value2()));
    }
    return ids;
  }

  private void count(Map<String, Integer> ids, List<Posting> added, List<Posting> removed) {
    Map<Integer, Long> changes = new TreeMap<>();
    added.forEach(posting -> changes.merge(id(ids, posting), 1L, Long::sum));
    removed.forEach(posting -> changes.merge(id(ids, posting), -1L, Long::sum));
    BatchBindStep batch =
        transaction.batch(
            transaction.update(TERM).set(TERM.CODES, TERM.CODES.plus(0L)).where(TERM.ID.eq(0)));
    for (var change : changes.entrySet()) {
      batch = batch.bind(change.getValue(), change.getKey());
    }
    batch.execute();
  }

  private void remove(Map<String, Integer> ids, List<Posting> removed) {
    if (removed.isEmpty()) {
      return;
    }
    BatchBindStep batch =
        transaction.batch(
            transaction
                .deleteFrom(CODE_TERM)
                .where(CODE_TERM.TERM_ID.eq(0), CODE_TERM.NUMBER.eq(0L)));
    for (Posting posting : removed) {
      batch = batch.bind(id(ids, posting), posting.number());
    }
    batch.execute();
  }

  private void add(Map<String, Integer> ids, List<Posting> added) {
    if (added.isEmpty()) {
      return;
    }
    BatchBindStep batch =
        transaction.batch(
            transaction.insertInto(CODE_TERM, CODE_TERM.TERM_ID, CODE_TERM.NUMBER).values(0, 0L));
    for (Posting posting : added) {
      batch = batch.bind(id(ids, posting), posting.number());
    }
    batch.execute();
  }

  private static Integer id(Map<String, Integer> ids, Posting posting) {
    return Objects.requireNonNull(ids.get(posting.label()));
  }

  private Map<GroupId, List<GroupId>> lineages(WorkspaceId workspace, List<Entry> entries) {
    Set<GroupId> groups = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.before() != null && entry.before().description().group() != null) {
        groups.add(entry.before().description().group());
      }
      if (entry.after().description().group() != null) {
        groups.add(entry.after().description().group());
      }
    }
    if (groups.isEmpty()) {
      return Map.of();
    }
    GroupRows.keepTree(transaction, workspace);
    Map<String, String> parents = parents(groups);
    Map<GroupId, List<GroupId>> lineages = new HashMap<>();
    for (GroupId group : groups) {
      List<GroupId> line = new ArrayList<>();
      for (String id = group.value(); parents.containsKey(id); id = parents.get(id)) {
        line.add(new GroupId(id));
      }
      lineages.put(group, line);
    }
    return lineages;
  }

  private Map<String, String> parents(Set<GroupId> groups) {
    Map<String, String> parents = new HashMap<>();
    Set<String> missing = new HashSet<>();
    groups.forEach(group -> missing.add(group.value()));
    while (!missing.isEmpty()) {
      List<String> level = List.copyOf(missing);
      missing.clear();
      for (int from = 0; from < level.size(); from += CHUNK) {
        transaction
            .select(CODE_GROUP.ID, CODE_GROUP.PARENT_ID)
            .from(CODE_GROUP)
            .where(CODE_GROUP.ID.in(level.subList(from, Math.min(from + CHUNK, level.size()))))
            .forEach(row -> {
              parents.put(row.value1(), row.value2());
              missing.add(row.value2());
            });
      }
      missing.removeAll(parents.keySet());
      missing.remove("");
    }
    return parents;
  }

  private void updateText(List<Entry> entries) {
    List<Long> replaced = new ArrayList<>();
    Map<Long, String> texts = new TreeMap<>();
    for (Entry entry : entries) {
      String after = SearchText.of(entry.after());
      if (entry.before() == null) {
        texts.put(entry.number(), after);
      } else if (!SearchText.of(entry.before()).equals(after)) {
        replaced.add(entry.number());
        texts.put(entry.number(), after);
      }
    }
    if (texts.isEmpty()) {
      return;
    }
    boolean apart = transaction.dialect() == SQLDialect.SQLITE;
    if (!replaced.isEmpty()) {
      removeText(replaced, apart);
    }
    BatchBindStep batch =
        transaction.batch(
            transaction.insertInto(CODE_TEXT, CODE_TEXT.NUMBER, CODE_TEXT.BODY).values(0L, ""));
    for (var text : texts.entrySet()) {
      batch = batch.bind(text.getKey(), text.getValue());
    }
    batch.execute();
    if (apart) {
      BatchBindStep index =
          transaction.batch("insert into code_text_index (rowid, body) values (?, ?)");
      for (var text : texts.entrySet()) {
        index = index.bind(text.getKey(), text.getValue());
      }
      index.execute();
    }
  }

  private void removeText(List<Long> numbers, boolean apart) {
    BatchBindStep batch =
        transaction.batch(transaction.deleteFrom(CODE_TEXT).where(CODE_TEXT.NUMBER.eq(0L)));
    BatchBindStep index = transaction.batch("delete from code_text_index where rowid = ?");
    for (Long number : numbers) {
      batch = batch.bind(number);
      index = index.bind(number);
    }
    batch.execute();
    if (apart) {
      index.execute();
    }
  }
}
