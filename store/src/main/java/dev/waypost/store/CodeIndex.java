package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE_TERM;

import dev.waypost.codes.Code;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.GroupId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps, within the transaction that changes codes, what they are found by: rows of terms and text.
 */
final class CodeIndex {
  private final DSLContext transaction;
  private final CodeTexts texts;

  CodeIndex(DSLContext transaction) {
    this.transaction = transaction;
    this.texts = new CodeTexts(transaction);
  }

  /**
   * A change of one code.
   *
   * @param before null for a code that is not in the index
   * @param after null for one that leaves it
   */
  record Entry(long number, @Nullable Code before, @Nullable Code after) {}

  /** The codes that come to a label and those that leave it, by their numbers. */
  private record Moves(String shown, List<Long> come, List<Long> leave) {
    long change() {
      return (long) come.size() - leave.size();
    }
  }

  /** Takes changes of codes of one workspace. */
  void update(WorkspaceId workspace, List<Entry> entries) {
    updateTerms(workspace, entries);
    texts.update(entries);
  }

  private void updateTerms(WorkspaceId workspace, List<Entry> entries) {
    Map<String, Moves> moves = moves(workspace, entries);
    if (moves.isEmpty()) {
      return;
    }
    Map<String, Terms.Asked> asked = new HashMap<>();
    moves.forEach((label, each) -> asked.put(label, new Terms.Asked(each.shown(), each.change())));
    Map<String, Integer> ids = new Terms(transaction, workspace).count(asked);
    // By the order of their key, so that neighbours are written together.
    Map<Integer, Moves> byTerm = new TreeMap<>();
    moves.forEach((label, each) -> byTerm.put(Objects.requireNonNull(ids.get(label)), each));
    leave(byTerm);
    come(byTerm);
  }

  private Map<String, Moves> moves(WorkspaceId workspace, List<Entry> entries) {
    Map<GroupId, List<GroupId>> lineages = new GroupLineages(transaction).of(workspace, entries);
    Map<String, Moves> moves = new HashMap<>();
    for (Entry entry : entries) {
      Map<String, String> before = labels(entry.before(), lineages);
      Map<String, String> after = labels(entry.after(), lineages);
      before.forEach((label, text) -> {
        if (!after.containsKey(label)) {
          moves(moves, label, text).leave().add(entry.number());
        }
      });
      after.forEach((label, text) -> {
        if (!before.containsKey(label)) {
          moves(moves, label, text).come().add(entry.number());
        }
      });
    }
    return moves;
  }

  private static Moves moves(Map<String, Moves> all, String label, String shown) {
    return all.computeIfAbsent(label, _ -> new Moves(shown, new ArrayList<>(), new ArrayList<>()));
  }

  private static Map<String, String> labels(
      @Nullable Code code, Map<GroupId, List<GroupId>> lineages) {
    return code == null
        ? Map.of()
        : CodeLabels.of(code, group -> lineages.getOrDefault(group, List.of()));
  }

  private void leave(Map<Integer, Moves> byTerm) {
    if (byTerm.values().stream().allMatch(moves -> moves.leave().isEmpty())) {
      return;
    }
    BatchBindStep batch =
        transaction.batch(
            transaction
                .deleteFrom(CODE_TERM)
                .where(CODE_TERM.TERM_ID.eq(0), CODE_TERM.NUMBER.eq(0L)));
    for (var term : byTerm.entrySet()) {
      for (Long number : term.getValue().leave()) {
        batch = batch.bind(term.getKey(), number);
      }
    }
    batch.execute();
  }

  private void come(Map<Integer, Moves> byTerm) {
    NewRows.add(
        transaction,
        byTerm.values().stream().mapToInt(moves -> moves.come().size()).sum(),
        CODE_TERM,
        List.of(CODE_TERM.TERM_ID, CODE_TERM.NUMBER),
        rows -> {
          for (var term : byTerm.entrySet()) {
            for (Long number : term.getValue().come()) {
              rows.smallNumber(term.getKey()).number(number).end();
            }
          }
        });
  }
}
