package dev.waypost.codes.groups;

import dev.waypost.codes.Actor;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.find.SearchText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The groups that one call names: those that are there, and those that shall be made together with
 * what is put into them. Nothing is stored here, so what is refused leaves no groups behind. For
 * one thread.
 */
public final class GroupPlan {
  private final Groups groups;
  private final Map<GroupId, Group> planned = new HashMap<>();
  private final Map<Place, Group> byPlace = new HashMap<>();

  private record Place(@Nullable GroupId parent, String foldedName) {}

  GroupPlan(Groups groups) {
    this.groups = groups;
  }

  /**
   * The group of a path or an id; one of a path is planned where there is none, and those around
   * it.
   *
   * @param field the field to blame
   * @throws RefusedException where it can't be
   */
  public GroupId of(Actor actor, String pathOrId, String field) {
    Optional<Group> found = groups.find(actor.workspace(), pathOrId);
    if (found.isPresent()) {
      return found.get().id();
    }
    if (GroupId.isWellFormed(pathOrId)) {
      throw new RefusedException(
          Refusal.GROUP_NOT_FOUND,
          field,
          "There is no group \""
              + pathOrId
              + "\" in this workspace. List the groups to find its id, or name it by its path.");
    }
    Group inner = null;
    for (String name : GroupRules.names(pathOrId, field)) {
      GroupId parent = inner == null ? null : inner.id();
      Optional<Group> present = find(actor, parent, name);
      inner = present.orElseGet(() -> plan(actor, parent, name));
    }
    return Objects.requireNonNull(inner).id();
  }

  private Optional<Group> find(Actor actor, @Nullable GroupId parent, String name) {
    return groups
        .tree()
        .find(actor.workspace(), parent, name)
        .or(() -> Optional.ofNullable(byPlace.get(new Place(parent, SearchText.folded(name)))));
  }

  private Group plan(Actor actor, @Nullable GroupId parent, String name) {
    requireOpen(actor, parent);
    Group group = groups.newGroup(actor, parent, name);
    planned.put(group.id(), group);
    byPlace.put(new Place(parent, SearchText.folded(name)), group);
    groups.announce(group);
    return group;
  }

  /** As {@link Groups#requireOpen}; what was planned for an actor is open to it. */
  public void requireOpen(Actor actor, @Nullable GroupId group) {
    if (group == null || !planned.containsKey(group)) {
      groups.requireOpen(actor, group);
    }
  }

  /** Of these groups and those around them the ones that are still to be made, outer ones first. */
  public List<Group> missing(Collection<GroupId> needed) {
    Map<String, Group> byPath = new TreeMap<>();
    needed.stream()
        .flatMap(this::plannedLineage)
        // One order for all calls, so that two that make the same groups wait for each other.
        .forEach(group -> byPath.put(path(group), group));
    return List.copyOf(byPath.values());
  }

  private Stream<Group> plannedLineage(GroupId id) {
    return Stream.iterate(
        planned.get(id),
        Objects::nonNull,
        group -> group.parent() == null ? null : planned.get(group.parent()));
  }

  private String path(Group group) {
    return SearchText.folded(String.valueOf(groups.path(group.id())));
  }

  Collection<GroupId> planned() {
    return planned.keySet();
  }
}
