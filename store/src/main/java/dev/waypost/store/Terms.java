package dev.waypost.store;

import static dev.waypost.store.schema.Tables.TERM;
import static org.jooq.impl.DSL.val;

import dev.waypost.codes.WorkspaceId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * The terms of a workspace with how many codes each has. New ones are made in the order of their
 * labels and the others locked in the order of their ids, and the new come first, so that two
 * transactions wait for each other instead of locking each other out.
 */
final class Terms {
  private final DSLContext transaction;
  private final WorkspaceId workspace;

  Terms(DSLContext transaction, WorkspaceId workspace) {
    this.transaction = transaction;
    this.workspace = workspace;
  }

  /**
   * What is asked of a term.
   *
   * @param shown the text to show for it, where it is new
   * @param change how many codes more it has
   */
  record Asked(String shown, long change) {}

  /** Counts and returns the ids of all these terms by their labels; those that are new are made. */
  Map<String, Integer> count(Map<String, Asked> asked) {
    Map<String, Integer> ids = ids(asked.keySet());
    Map<String, Asked> missing = new TreeMap<>(asked);
    missing.keySet().removeAll(ids.keySet());
    Map<String, Integer> made = missing.isEmpty() ? Map.of() : make(missing);
    if (made.size() < missing.size()) {
      // Another transaction made them meanwhile.
      missing.keySet().removeAll(made.keySet());
      ids.putAll(ids(missing.keySet()));
    }
    Map<Integer, Long> changes = new TreeMap<>();
    ids.forEach((label, id) -> {
      long change = Objects.requireNonNull(asked.get(label)).change();
      if (change != 0) {
        changes.put(id, change);
      }
    });
    change(changes);
    ids.putAll(made);
    return ids;
  }

  private Map<String, Integer> ids(Collection<String> labels) {
    Map<String, Integer> ids = new HashMap<>();
    OneOf.each(
        transaction,
        TERM.LABEL,
        labels,
        oneOfThem ->
            transaction
                .select(TERM.LABEL, TERM.ID)
                .from(TERM)
                .where(TERM.WORKSPACE_ID.eq(workspace.value()), oneOfThem)
                .forEach(row -> ids.put(row.value1(), row.value2())));
    return ids;
  }

  /** Makes terms with their counts, and returns the ids of those that nobody else made. */
  private Map<String, Integer> make(Map<String, Asked> missing) {
    return transaction.dialect() == SQLDialect.POSTGRES ? makeAtOnce(missing) : makeAlone(missing);
  }

  private Map<String, Integer> makeAtOnce(Map<String, Asked> missing) {
    Map<String, Integer> ids = new HashMap<>();
    transaction
        .resultQuery(
            """
            insert into term (workspace_id, label, shown, codes)
            select {0}, label, shown, change from unnest({1}, {2}, {3}) asked (label, shown, change)
            on conflict (workspace_id, label) do nothing
            returning label, id\
            """,
            val(workspace.value()),
            val(missing.keySet().toArray(String[]::new)),
            val(missing.values().stream().map(Asked::shown).toArray(String[]::new)),
            val(missing.values().stream().map(Asked::change).toArray(Long[]::new)))
        .coerce(TERM.LABEL, TERM.ID)
        .forEach(row -> ids.put(row.value1(), row.value2()));
    return ids;
  }

  /** On SQLite nobody else writes. */
  private Map<String, Integer> makeAlone(Map<String, Asked> missing) {
    NewRows.add(
        transaction,
        missing.size(),
        TERM,
        List.of(TERM.WORKSPACE_ID, TERM.LABEL, TERM.SHOWN, TERM.CODES),
        rows -> {
          for (var term : missing.entrySet()) {
            rows.text(workspace.value())
                .text(term.getKey())
                .text(term.getValue().shown())
                .number(term.getValue().change())
                .end();
          }
        });
    return ids(missing.keySet());
  }

  private void change(Map<Integer, Long> changes) {
    if (changes.isEmpty()) {
      return;
    }
    BatchBindStep batch =
        transaction.batch(
            transaction.update(TERM).set(TERM.CODES, TERM.CODES.plus(0L)).where(TERM.ID.eq(0)));
    for (var change : changes.entrySet()) {
      batch = batch.bind(change.getValue(), change.getKey());
    }
    batch.execute();
  }
}
