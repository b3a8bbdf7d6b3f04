package dev.waypost.codes.groups;

import dev.waypost.codes.Actor;
import dev.waypost.codes.groups.GroupStore.GroupExistsException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The groups that many requests of one actor name. Those that are missing are planned as they come,
 * and made together once it is known which of them are needed. Used by one thread.
 */
public final class GroupPlan implements GroupChoice {
  private final Groups groups;
  private final GroupStore store;
  private final Map<Place, Group> planned = new LinkedHashMap<>();
  private final Map<GroupId, Group> plannedById = new HashMap<>();
  private final Set<GroupId> made = new HashSet<>();
  private GroupTree present;

  GroupPlan(Groups groups, GroupStore store) {
    this.groups = groups;
    this.store = store;
    this.present = groups.tree();
  }

  private record Place(@Nullable GroupId parent, String foldedName) {}

  @Override
  public GroupId of(Actor actor, String pathOrId, String field) {
    Optional<Group> found = present.find(actor.workspace(), pathOrId);
    if (found.isPresent()) {
      groups.requireOpen(actor, found.get().id());
      return found.get().id();
    }
    if (GroupId.isWellFormed(pathOrId)) {
      return groups.findOrMake(actor, pathOrId, field);
    }
    GroupId inner = null;
    for (String name : GroupRules.names(pathOrId, field)) {
      inner = in(actor, inner, name).id();
    }
    return Objects.requireNonNull(inner);
  }

  private Group in(Actor actor, @Nullable GroupId parent, String name) {
    Optional<Group> there = present.find(actor.workspace(), parent, name);
    if (there.isPresent()) {
      return there.get();
    }
    var place = new Place(parent, name.toLowerCase(Locale.ROOT));
    Group already = planned.get(place);
    if (already != null) {
      return already;
    }
    if (parent == null || !plannedById.containsKey(parent)) {
      groups.requireOpen(actor, parent);
    }
    Group group = groups.newGroup(actor, parent, name);
    planned.put(place, group);
    plannedById.put(group.id(), group);
    return group;
  }

  /**
   * Makes the planned groups among these and those around them, unless that was done.
   *
   * @return false where somebody else made one of them meanwhile: then the plan is empty again, and
   *     each group must be asked for anew
   */
  public boolean make(Set<GroupId> needed) {
    Set<GroupId> wanted = new HashSet<>();
    for (GroupId id : needed) {
      for (Group group = plannedById.get(id); group != null && wanted.add(group.id()); ) {
        group = group.parent() == null ? null : plannedById.get(group.parent());
      }
    }
    wanted.removeAll(made);
    // The outer ones were planned first.
    List<Group> missing =
        planned.values().stream().filter(group -> wanted.contains(group.id())).toList();
    if (missing.isEmpty()) {
      return true;
    }
    try {
      store.add(missing);
      made.addAll(wanted);
      return true;
    } catch (GroupExistsException madeElsewhere) {
      planned.clear();
      plannedById.clear();
      made.clear();
      return false;
    } finally {
      groups.refresh();
      present = planned.isEmpty() ? groups.tree() : present;
    }
  }
}
