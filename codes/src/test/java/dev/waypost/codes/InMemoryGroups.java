package dev.waypost.codes;

import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupStore;
import dev.waypost.codes.groups.GroupTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Groups in memory. */
final class InMemoryGroups implements GroupStore {
  private final Supplier<Stream<Code>> codes;
  private final List<Group> groups = new ArrayList<>();

  InMemoryGroups(Supplier<Stream<Code>> codes) {
    this.codes = codes;
  }

  @Override
  public synchronized List<Group> all() {
    return List.copyOf(groups);
  }

  @Override
  public synchronized void add(List<Group> added) {
    requireRoom(added);
    groups.addAll(added);
  }

  synchronized void requireRoom(List<Group> added) {
    for (Group group : added) {
      if (isTaken(group)) {
        throw new GroupsChangedException();
      }
      if (group.parent() != null) {
        requirePresent(group.parent(), added);
      }
    }
  }

  synchronized void requirePresent(GroupId id, List<Group> added) {
    if (Stream.concat(groups.stream(), added.stream()).noneMatch(group -> group.id().equals(id))) {
      throw new GroupsChangedException();
    }
  }

  @Override
  public synchronized void change(Group moved) {
    requireFree(moved);
    groups.replaceAll(group -> group.id().equals(moved.id()) ? moved : group);
  }

  private void requireFree(Group wanted) {
    if (isTaken(wanted)) {
      throw new GroupExistsException();
    }
  }

  private boolean isTaken(Group wanted) {
    return groups.stream()
        .anyMatch(group ->
            !group.id().equals(wanted.id())
                && group.workspace().equals(wanted.workspace())
                && Objects.equals(group.parent(), wanted.parent())
                && group.name().equalsIgnoreCase(wanted.name()));
  }

  @Override
  public synchronized boolean removeIfEmpty(Group removed) {
    boolean empty =
        groups.stream().noneMatch(group -> removed.id().equals(group.parent()))
            && live().noneMatch(code -> removed.id().equals(code.description().group()));
    if (empty) {
      groups.removeIf(group -> group.id().equals(removed.id()));
    }
    return empty;
  }

  @Override
  public synchronized Map<GroupId, Long> codes(WorkspaceId workspace) {
    GroupTree tree = new GroupTree(groups);
    Map<GroupId, Long> counts = new HashMap<>();
    live()
        .filter(code -> code.workspace().equals(workspace))
        .map(code -> code.description().group())
        .filter(Objects::nonNull)
        .flatMap(group -> tree.lineage(group).stream())
        .forEach(group -> counts.merge(group.id(), 1L, Long::sum));
    return counts;
  }

  private Stream<Code> live() {
    return codes.get().filter(code -> code.status() != CodeStatus.DELETED);
  }
}
