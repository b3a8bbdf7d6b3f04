package dev.waypost.codes;

import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.Tag;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupTree;
import dev.waypost.payload.UrlContent;
import dev.waypost.routing.RouteAddress;
import dev.waypost.routing.RouteChange;
import dev.waypost.routing.RouteCodec;
import dev.waypost.routing.ShortKeys;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Codes, routes and counters in memory. A transaction works on a copy of everything, which replaces
 * the present state once it has succeeded.
 */
class InMemoryCodeStore implements CodeStore, RouteStore, ScanCounterStore, UsageStore {
  private final InMemoryJobs jobs;

  private volatile State state =
      new State(
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>(),
          new HashMap<>());
  private final InMemoryGroups groups =
      new InMemoryGroups(() -> state.codes.values().stream().map(CountedCode::code));

  private final InMemoryRecalls recalls =
      new InMemoryRecalls(() -> state.histories.values().stream().flatMap(List::stream));

  private record WorkspaceMonth(WorkspaceId workspace, YearMonth month) {}

  private record State(
      Map<CodeId, CountedCode> codes,
      Map<CodeId, Long> numbers,
      Map<CodeId, List<HistoryEntry>> histories,
      Map<CodeId, RouteChange> routes,
      Map<String, Long> positions,
      Map<WorkspaceMonth, Long> months) {

    State copy() {
      Map<CodeId, List<HistoryEntry>> copied = new HashMap<>();
      histories.forEach((id, entries) -> copied.put(id, new ArrayList<>(entries)));
      return new State(
          new HashMap<>(codes),
          new HashMap<>(numbers),
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

  InMemoryCodeStore() {
    this(new InMemoryKeptAnswers());
  }

  private InMemoryCodeStore(InMemoryKeptAnswers keptAnswers) {
    this(keptAnswers, new InMemoryJobs(keptAnswers));
  }

  InMemoryCodeStore(InMemoryKeptAnswers keptAnswers, InMemoryJobs jobs) {
    this.keptAnswers = keptAnswers;
    this.jobs = jobs;
  }

  @Override
  public synchronized List<RouteChange> commit(
      List<Group> newGroups, List<HistoryEntry> edits, @Nullable Alongside alongside) {
    List<RouteChange> changes = decided(newGroups, edits, alongside);
    groups.add(newGroups);
    return changes;
  }

  private List<RouteChange> decided(
      List<Group> newGroups, List<HistoryEntry> edits, @Nullable Alongside alongside) {
    groups.requireRoom(newGroups);
    State next = state.copy();
    List<RouteChange> changes = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    List<Integer> externalIdsTaken = new ArrayList<>();
    List<Integer> stale = new ArrayList<>();
    for (int i = 0; i < edits.size(); i++) {
      HistoryEntry edit = edits.get(i);
      if (edit.before() == null && isTaken(next, edit.after())) {
        taken.add(i);
        continue;
      }
      if (isExternalIdTaken(next, edit.after())) {
        externalIdsTaken.add(i);
        continue;
      }
      if (isStale(next, edit)) {
        stale.add(i);
        continue;
      }
      GroupId group = liveIn(edit.after());
      if (group != null && !group.equals(liveIn(edit.before()))) {
        groups.requirePresent(group, newGroups);
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
    if (!externalIdsTaken.isEmpty()) {
      throw new ExternalIdTakenException(externalIdsTaken);
    }
    if (!stale.isEmpty()) {
      throw new StaleEditException(stale);
    }
    keep(alongside);
    state = next;
    return changes;
  }

  private void keep(@Nullable Alongside alongside) {
    switch (alongside) {
      case null -> {}
      case KeptAnswer answer -> keptAnswers.keepIfAny(answer);
      case JobStep step -> jobs.advance(step);
      case FirstOfDestination(var workspace, var type, var url, var within) -> {
        if (findOldestByDestination(workspace, type, url, within).isPresent()) {
          throw new FirstOfDestination.DestinationTakenException();
        }
      }
      case RecallStep step -> {
        keptAnswers.keepIfAny(step.answer());
        recalls.take(step);
      }
    }
  }

  @Override
  public synchronized void rehearse(List<Group> newGroups, List<HistoryEntry> edits) {
    State present = state;
    try {
      List<RouteChange> _ = decided(newGroups, edits, null);
    } finally {
      state = present;
    }
  }

  private static @Nullable GroupId liveIn(@Nullable Code code) {
    return code == null || code.status() == CodeStatus.DELETED ? null : code.description().group();
  }

  private static boolean isStale(State next, HistoryEntry edit) {
    Code before = edit.before();
    CountedCode present = next.codes.get(edit.after().id());
    return before != null && (present == null || present.code().revision() != before.revision());
  }

  private static void save(State next, HistoryEntry edit) {
    Code before = edit.before();
    Code after = edit.after();
    CountedCode present = next.codes.get(after.id());
    if (before == null) {
      if (present != null) {
        throw new IllegalStateException("There is a code " + after.id() + " already.");
      }
    }
    next.numbers.putIfAbsent(after.id(), (long) next.numbers.size());
    next.codes.put(after.id(), new CountedCode(after, present == null ? 0 : present.scans()));
    next.histories.computeIfAbsent(after.id(), _ -> new ArrayList<>()).add(edit);
  }

  private static boolean isExternalIdTaken(State next, Code code) {
    String externalId = code.description().externalId();
    return externalId != null
        && code.status() != CodeStatus.DELETED
        && next.codes.values().stream()
            .map(CountedCode::code)
            .anyMatch(other ->
                !other.id().equals(code.id())
                    && hasExternalId(other, code.workspace(), externalId));
  }

  private static boolean hasExternalId(Code code, WorkspaceId workspace, String externalId) {
    return code.workspace().equals(workspace)
        && code.status() != CodeStatus.DELETED
        && externalId.equals(code.description().externalId());
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
  public Map<CodeId, CountedCode> findAll(WorkspaceId workspace, Collection<CodeId> ids) {
    Map<CodeId, CountedCode> found = new HashMap<>();
    ids.forEach(id -> find(workspace, id).ifPresent(counted -> found.put(id, counted)));
    return found;
  }

  @Override
  public Optional<Code> findAnywhere(CodeId id) {
    return Optional.ofNullable(state.codes.get(id)).map(CountedCode::code);
  }

  InMemoryRecalls recalls() {
    return recalls;
  }

  InMemoryGroups groups() {
    return groups;
  }

  @Override
  public Optional<CountedCode> findByExternalId(WorkspaceId workspace, String externalId) {
    return state.codes.values().stream()
        .filter(found -> hasExternalId(found.code(), workspace, externalId))
        .findFirst();
  }

  @Override
  public Map<String, CountedCode> findAllByExternalId(
      WorkspaceId workspace, Collection<String> externalIds) {
    Map<String, CountedCode> all = new HashMap<>();
    externalIds.forEach(externalId ->
        findByExternalId(workspace, externalId).ifPresent(found -> all.put(externalId, found)));
    return all;
  }

  @Override
  public Optional<CountedCode> findOldestByDestination(
      WorkspaceId workspace, CodeType type, String url, Set<GroupId> within) {
    State now = state;
    GroupTree tree = new GroupTree(groups.all());
    return now.codes.values().stream()
        .filter(found -> found.code().workspace().equals(workspace))
        .filter(found -> found.code().status() != CodeStatus.DELETED)
        .filter(found -> found.code().type() == type)
        .filter(found -> found.code().content().equals(new UrlContent(url)))
        .filter(found -> within.isEmpty() || liesIn(tree, found.code(), within))
        .min(Comparator.comparingLong(found -> now.numbers.getOrDefault(found.code().id(), 0L)));
  }

  private static boolean liesIn(GroupTree tree, Code code, Set<GroupId> within) {
    GroupId group = code.description().group();
    return group != null && within.stream().anyMatch(outer -> tree.isWithin(group, outer));
  }

  @Override
  public List<FoundCode> find(
      WorkspaceId workspace,
      CodeFilter filter,
      CodeOrder order,
      @Nullable CodePosition after,
      Instant moment,
      int limit) {
    GroupTree tree = new GroupTree(groups.all());
    State now = state;
    Comparator<CodePosition> ascending =
        Comparator.comparing(CodePosition::value).thenComparingLong(CodePosition::number);
    Comparator<CodePosition> inOrder = order.descending() ? ascending.reversed() : ascending;
    return now.codes.values().stream()
        .filter(found -> found.code().workspace().equals(workspace))
        .filter(found -> filter.matches(found, tree, moment))
        .map(found -> new FoundCode(found, now.numbers.getOrDefault(found.code().id(), 0L)))
        .filter(found -> after == null || inOrder.compare(CodePosition.of(found, order), after) > 0)
        .sorted(Comparator.comparing(found -> CodePosition.of(found, order), inOrder))
        .limit(limit)
        .toList();
  }

  @Override
  public List<CodeId> findIds(WorkspaceId workspace, CodeFilter filter, Instant now, int limit) {
    return find(workspace, filter, CodeOrder.NEWEST_FIRST, null, now, limit).stream()
        .map(found -> found.counted().code().id())
        .toList();
  }

  @Override
  public long count(WorkspaceId workspace, CodeFilter filter, Instant moment) {
    return find(workspace, filter, CodeOrder.NEWEST_FIRST, null, moment, Integer.MAX_VALUE).size();
  }

  @Override
  public List<Tag> tags(WorkspaceId workspace) {
    Map<String, Long> counts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    State now = state;
    now.codes.values().stream()
        .sorted(Comparator.comparingLong(found -> now.numbers.getOrDefault(found.code().id(), 0L)))
        .map(CountedCode::code)
        .filter(code -> code.workspace().equals(workspace))
        .filter(code -> code.status() != CodeStatus.DELETED)
        .flatMap(code -> code.description().tags().stream())
        .forEach(tag -> counts.merge(tag, 1L, Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new Tag(entry.getKey(), entry.getValue()))
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
  public synchronized Removed remove(WorkspaceId sandbox, int limit) {
    State next = state.copy();
    List<Code> removed =
        next.codes.values().stream()
            .map(CountedCode::code)
            .filter(code -> code.workspace().equals(sandbox))
            .limit(limit)
            .toList();
    List<RouteChange> changes = new ArrayList<>();
    for (Code code : removed) {
      next.codes.remove(code.id());
      next.histories.remove(code.id());
      RouteCompiler.remove(code, next.routeRevision() + 1)
          .ifPresent(change -> {
            next.routes.put(code.id(), change);
            changes.add(change);
          });
    }
    state = next;
    return new Removed(removed.size(), changes);
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

  @Override
  public synchronized long lastRevision() {
    return state.routes.values().stream().mapToLong(RouteChange::revision).max().orElse(0);
  }

  @Override
  public synchronized long readAll(Receiver receiver) {
    state
        .routes
        .values()
        .forEach(change ->
            receiver.take(
                change.address().domain(),
                change.address().key(),
                RouteCodec.encode(change.route())));
    return lastRevision();
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
  public synchronized Counted counted(String logId, Set<String> codeIds) {
    Map<String, Long> scans = new HashMap<>();
    state.codes.forEach((id, counted) -> {
      if (codeIds.contains(id.value())) {
        scans.put(id.value(), counted.scans());
      }
    });
    return new Counted(position(logId), scans);
  }

  @Override
  public synchronized void add(
      String logId, long position, long nextPosition, Map<YearMonth, Map<String, Long>> scans) {
    if (position(logId) != position) {
      throw new StaleCountException(logId, position);
    }
    State next = state.copy();
    scans.forEach((month, counts) -> counts.forEach((id, count) -> count(next, month, id, count)));
    next.positions.put(logId, nextPosition);
    state = next;
  }

  @Override
  public synchronized void forget(String logId) {
    State next = state.copy();
    next.positions.remove(logId);
    state = next;
  }
}
