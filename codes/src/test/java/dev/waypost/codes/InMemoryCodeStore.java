package dev.waypost.codes;

import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.ShortKeys;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Codes, routes and counters in memory. A transaction works on a copy of everything, which replaces
 * the present state once it has succeeded.
 */
class InMemoryCodeStore implements CodeStore, RouteStore, ScanCounterStore, UsageStore {
  private volatile State state =
      new State(
          new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());

  private record WorkspaceMonth(WorkspaceId workspace, YearMonth month) {}

  private record State(
      Map<CodeId, CountedCode> codes,
      Map<CodeId, List<HistoryEntry>> histories,
      Map<CodeId, RouteChange> routes,
      Map<String, Long> positions,
      Map<WorkspaceMonth, Long> months) {

    State copy() {
      Map<CodeId, List<HistoryEntry>> copied = new HashMap<>();
      histories.forEach((id, entries) -> copied.put(id, new ArrayList<>(entries)));
      return new State(
          new HashMap<>(codes),
          copied,
          new HashMap<>(routes),
          new HashMap<>(positions),
          new HashMap<>(months));
    }

    long routeRevision() {
      return routes.values().stream().mapToLong(RouteChange::revision).max().orElse(0);
    }
  }

  private final InMemoryKeptAnswers keptAnswers;

  InMemoryCodeStore(InMemoryKeptAnswers keptAnswers) {
    this.keptAnswers = keptAnswers;
  }

  @Override
  public synchronized List<RouteChange> commit(
      List<HistoryEntry> edits, @Nullable KeptAnswer answer) {
    State next = state.copy();
    List<RouteChange> changes = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      HistoryEntry edit = edits.get(i);
      if (edit.before() == null && isTaken(next, edit.after())) {
        taken.add(i);
        continue;
      }
      save(next, edit);
      RouteCompiler.compile(edit.after(), next.routeRevision() + 1)
          .ifPresent(change -> {
            next.routes.put(edit.after().id(), change);
            changes.add(change);
          });
    }
    if (!taken.isEmpty()) {
      throw new KeyTakenException(taken);
    }
    keptAnswers.keepIfAny(answer);
    state = next;
    return changes;
  }

  private static void save(State next, HistoryEntry edit) {
    Code before = edit.before();
    Code after = edit.after();
    CountedCode present = next.codes.get(after.id());
    if (before == null) {
      if (present != null) {
        throw new IllegalStateException("There is a code " + after.id() + " already.");
      }
    } else if (present == null || present.code().revision() != before.revision()) {
      throw new StaleEditException(after.id());
    }
    next.codes.put(after.id(), new CountedCode(after, present == null ? 0 : present.scans()));
    next.histories.computeIfAbsent(after.id(), _ -> new ArrayList<>()).add(edit);
  }

  private static boolean isTaken(State next, Code code) {
    RouteAddress address = address(code);
    return address != null
        && next.codes.values().stream().anyMatch(other -> address.equals(address(other.code())));
  }

  private static @Nullable RouteAddress address(Code code) {
    return code.domainId() == null || code.key() == null
        ? null
        : new RouteAddress(code.domainId(), ShortKeys.folded(code.key()));
  }

  @Override
  public Optional<CountedCode> find(WorkspaceId workspace, CodeId id) {
    return Optional.ofNullable(state.codes.get(id))
        .filter(found -> found.code().workspace().equals(workspace));
  }

  @Override
  public Optional<Code> findAnywhere(CodeId id) {
    return Optional.ofNullable(state.codes.get(id)).map(CountedCode::code);
  }

  @Override
  public List<CountedCode> list(
      WorkspaceId workspace, @Nullable CodeStatus status, @Nullable CodeId before, int limit) {
    return state.codes.values().stream()
        .filter(found -> found.code().workspace().equals(workspace))
        .filter(found ->
            status == null
                ? found.code().status() != CodeStatus.DELETED
                : found.code().status() == status)
        .filter(found -> before == null || found.code().id().value().compareTo(before.value()) < 0)
        .sorted(Comparator.comparing((CountedCode found) -> found.code().id().value()).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public List<HistoryEntry> history(WorkspaceId workspace, CodeId id, long before, int limit) {
    if (find(workspace, id).isEmpty()) {
      return List.of();
    }
    return state.histories.getOrDefault(id, List.of()).reversed().stream()
        .filter(entry -> entry.revision() < before)
        .limit(limit)
        .toList();
  }

  @Override
  public long countByDomain(String domainId) {
    return state.codes.values().stream()
        .filter(found -> domainId.equals(found.code().domainId()))
        .count();
  }

  @Override
  public List<RouteChange> changesSince(long revision, int limit) {
    return state.routes.values().stream()
        .filter(change -> change.revision() > revision)
        .sorted(Comparator.comparingLong(RouteChange::revision))
        .limit(limit)
        .toList();
  }

  private static void count(State next, YearMonth month, String id, long count) {
    if (!CodeId.isWellFormed(id)) {
      return;
    }
    next.codes.computeIfPresent(
        new CodeId(id),
        (_, counted) -> {
          next.months.merge(
              new WorkspaceMonth(counted.code().workspace(), month), count, Long::sum);
          return new CountedCode(counted.code(), counted.scans() + count);
        });
  }

  @Override
  public long countCodes(WorkspaceId workspace) {
    return state.codes.values().stream()
        .map(CountedCode::code)
        .filter(code -> code.workspace().equals(workspace))
        .filter(code -> code.status() != CodeStatus.DELETED)
        .count();
  }

  @Override
  public long countScans(WorkspaceId workspace, YearMonth month) {
    return state.months.getOrDefault(new WorkspaceMonth(workspace, month), 0L);
  }

  @Override
  public long position(String logId) {
    return state.positions.getOrDefault(logId, 0L);
  }

  @Override
  public synchronized void add(
      String logId, long nextPosition, Map<YearMonth, Map<String, Long>> scans) {
    State next = state.copy();
    scans.forEach((month, counts) -> counts.forEach((id, count) -> count(next, month, id, count)));
    next.positions.put(logId, nextPosition);
    state = next;
  }
}
