package dev.waypost.codes;

import dev.waypost.codes.HistoryEntry.Action;
import dev.waypost.codes.RecallStep.RecallMovedException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recalls in memory. */
final class InMemoryRecalls implements RecallStore {
  private final Supplier<Stream<HistoryEntry>> history;
  private final TreeMap<String, Recall> byId = new TreeMap<>();

  InMemoryRecalls(Supplier<Stream<HistoryEntry>> history) {
    this.history = history;
  }

  synchronized void take(RecallStep step) {
    Recall after = step.after();
    Recall before = byId.get(after.id());
    if (!step.first() && (before == null || before.step() != after.step() - 1)) {
      throw new RecallMovedException(after.id());
    }
    byId.put(after.id(), after);
  }

  @Override
  public synchronized Optional<Recall> find(WorkspaceId workspace, String id) {
    return Optional.ofNullable(byId.get(id)).filter(recall -> recall.workspace().equals(workspace));
  }

  @Override
  public synchronized List<Recall> list(WorkspaceId workspace, @Nullable String before, int limit) {
    return byId.descendingMap().values().stream()
        .filter(recall -> recall.workspace().equals(workspace))
        .filter(recall -> before == null || recall.id().compareTo(before) < 0)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Recall> unfinished() {
    return byId.values().stream().filter(Recall::isUnfinished).toList();
  }

  @Override
  public List<HistoryEntry> changes(String recallId, @Nullable CodeId after, int limit) {
    return history
        .get()
        .filter(entry -> recallId.equals(entry.recall()) && entry.action() == Action.UPDATED)
        .filter(entry -> after == null || entry.after().id().value().compareTo(after.value()) > 0)
        .sorted(Comparator.comparing(entry -> entry.after().id().value()))
        .limit(limit)
        .toList();
  }
}
