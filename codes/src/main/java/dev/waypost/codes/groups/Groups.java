package dev.waypost.codes.groups;

import dev.waypost.codes.Actor;
import dev.waypost.codes.Change;
import dev.waypost.codes.Change.Keep;
import dev.waypost.codes.Change.To;
import dev.waypost.codes.Domains;
import dev.waypost.codes.Loops;
import dev.waypost.codes.Refusal;
import dev.waypost.codes.RefusedException;
import dev.waypost.codes.TimeOrderedIds;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.GroupStore.GroupExistsException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The groups as they are known to this process, and what can be done with them. Changes that other
 * processes make on the same database come with {@link #refresh}.
 */
public final class Groups {
  private final GroupStore store;
  private final Domains domains;
  private final LiveGroups liveGroups;
  private final InstantSource clock;
  private final TimeOrderedIds ids;
  private List<Group> known = List.of();
  private volatile GroupTree tree = new GroupTree(List.of());

  /** The groups in this store, publishing to these. */
  public Groups(
      GroupStore store,
      Domains domains,
      LiveGroups liveGroups,
      InstantSource clock,
      TimeOrderedIds ids) {
    this.store = store;
    this.domains = domains;
    this.liveGroups = liveGroups;
    this.clock = clock;
    this.ids = ids;
    refresh();
  }

  /**
   * Reads what other processes have changed. Those who come at the same time take turns, so nothing
   * old returns.
   */
  public synchronized void refresh() {
    List<Group> all = store.all();
    if (!all.equals(known)) {
      known = all;
      tree = new GroupTree(all);
      liveGroups.publish(tree);
    }
  }

  /** The groups as last read. */
  public GroupTree tree() {
    return tree;
  }

  /** Whether an actor may see and change what lies in a group, or in none where null. */
  public boolean open(Actor actor, @Nullable GroupId group) {
    if (actor.groups().isEmpty()) {
      return true;
    }
    GroupTree now = tree;
    return group != null && actor.groups().stream().anyMatch(outer -> now.isWithin(group, outer));
  }

  /** The group of a path or an id, if there is one. */
  public Optional<Group> find(WorkspaceId workspace, String pathOrId) {
    GroupTree now = tree;
    if (GroupId.isWellFormed(pathOrId)) {
      return now.find(workspace, new GroupId(pathOrId));
    }
    Group group = null;
    for (String name : pathOrId.split("/", -1)) {
      group = now.find(workspace, group == null ? null : group.id(), name).orElse(null);
      if (group == null) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(group);
  }

  /**
   * The group of a path or an id; one of a path is made where there is none, and those around it.
   *
   * @param field the field to blame
   */
  public GroupId findOrMake(Actor actor, String pathOrId, String field) {
    Optional<Group> found = find(actor.workspace(), pathOrId);
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
    return make(actor, pathOrId, null, field).id();
  }

  /** As {@link #findOrMake}, but of a group that is missing nothing is stored. */
  public GroupId findOrPlan(Actor actor, String pathOrId, String field) {
    if (find(actor.workspace(), pathOrId).isPresent() || GroupId.isWellFormed(pathOrId)) {
      return findOrMake(actor, pathOrId, field);
    }
    List<String> names = GroupRules.names(pathOrId, field);
    Group inner = null;
    for (String name : names) {
      Optional<Group> present =
          tree.find(actor.workspace(), inner == null ? null : inner.id(), name);
      if (present.isEmpty()) {
        break;
      }
      inner = present.get();
    }
    requireOpen(actor, inner == null ? null : inner.id());
    return inner == null ? new GroupId("grp_" + ids.next()) : inner.id();
  }

  /**
   * Makes a group, and those around it that are missing.
   *
   * @param fallback that of the group itself, not of those around it
   * @throws RefusedException if it is there already
   */
  public Group create(Actor actor, String path, @Nullable String fallback) {
    if (find(actor.workspace(), path).isPresent()) {
      throw exists(path);
    }
    checkFallback(fallback);
    return make(actor, path, fallback, "path");
  }

  private void checkFallback(@Nullable String fallback) {
    if (fallback != null) {
      Loops.refuse(fallback, "fallback", domains);
    }
  }

  private synchronized Group make(
      Actor actor, String path, @Nullable String fallback, String field) {
    List<String> names = GroupRules.names(path, field);
    while (true) {
      List<Group> missing = new ArrayList<>();
      Group inner = null;
      for (String name : names) {
        GroupId parent = inner == null ? null : inner.id();
        Optional<Group> present =
            missing.isEmpty() ? tree.find(actor.workspace(), parent, name) : Optional.empty();
        inner = present.orElseGet(() -> newGroup(actor, parent, name));
        if (present.isEmpty()) {
          missing.add(inner);
        }
      }
      if (!missing.isEmpty()) {
        inner = missing.removeLast().withFallback(fallback);
        missing.add(inner);
      }
      if (inner == null || missing.isEmpty()) {
        return find(actor.workspace(), path).orElseThrow();
      }
      requireOpen(actor, missing.getFirst().parent());
      try {
        store.add(missing);
      } catch (GroupExistsException madeElsewhere) {
        refresh();
        continue;
      }
      refresh();
      return inner;
    }
  }

  private Group newGroup(Actor actor, @Nullable GroupId parent, String name) {
    return new Group(
        new GroupId("grp_" + ids.next()),
        actor.workspace(),
        parent,
        name,
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /** A group of the actor's workspace that the actor may see. */
  public Group get(Actor actor, String pathOrId) {
    return find(actor.workspace(), pathOrId)
        .filter(group -> open(actor, group.id()))
        .orElseThrow(() -> notFound(pathOrId));
  }

  /** The groups that the actor may see, in the order of their paths. */
  public List<Group> list(Actor actor) {
    return tree.all(actor.workspace()).stream().filter(group -> open(actor, group.id())).toList();
  }

  /** How many codes lie in each group, those in groups in it included. */
  public Map<GroupId, Long> codes(Actor actor) {
    return store.codes(actor.workspace());
  }

  /**
   * Changes a group.
   *
   * @param path its new name and place; the groups around it must exist
   */
  public synchronized Group change(
      Actor actor, String id, Change<String> path, Change<@Nullable String> fallback) {
    refresh();
    Group before = get(actor, id);
    Group placed =
        switch (path) {
          case Keep<String> _ -> before;
          case To<String>(String newPath) -> moved(actor, before, newPath);
        };
    Group after = placed.withFallback(fallback.applyTo(before.fallback()));
    if (!Objects.equals(after.fallback(), before.fallback())) {
      checkFallback(after.fallback());
    }
    if (!after.equals(before)) {
      try {
        store.change(after);
      } catch (GroupExistsException e) {
        throw exists(path.applyTo(after.name()));
      } finally {
        refresh();
      }
    }
    return after;
  }

  private Group moved(Actor actor, Group group, String path) {
    List<String> names = GroupRules.names(path, "path");
    GroupId parent = null;
    if (names.size() > 1) {
      String outer = String.join("/", names.subList(0, names.size() - 1));
      parent =
          find(actor.workspace(), outer)
              .orElseThrow(() ->
                  GroupRules.refused(
                      "path",
                      "There is no group \"" + outer + "\" to put it in. Make that one first."))
              .id();
      if (tree.isWithin(parent, group.id())) {
        throw GroupRules.refused("path", "A group can't lie in itself.");
      }
      if (names.size() - 1 + tree.height(group.id()) > GroupRules.MAX_DEPTH) {
        throw GroupRules.refused(
            "path", "Groups lie at most " + GroupRules.MAX_DEPTH + " levels deep.");
      }
    }
    requireOpen(actor, parent);
    return group.at(parent, names.getLast());
  }

  /** Removes a group in which neither codes nor groups lie. */
  public synchronized void delete(Actor actor, String id) {
    Group group = get(actor, id);
    requireOpen(actor, group.parent());
    if (!store.removeIfEmpty(group)) {
      throw new RefusedException(
          Refusal.GROUP_NOT_EMPTY,
          null,
          "Codes or groups lie in this group. Move them first, then delete it.");
    }
    refresh();
  }

  /** Refuses what lies outside of the groups that the actor is limited to. */
  public void requireOpen(Actor actor, @Nullable GroupId group) {
    if (!open(actor, group)) {
      throw new RefusedException(
          Refusal.GROUP_NOT_ALLOWED,
          "group",
          "This key is limited to "
              + String.join(", ", actor.groups().stream().map(this::shown).sorted().toList())
              + ". Choose a group in there, or use another key.");
    }
  }

  private String shown(GroupId id) {
    String path = tree.path(id);
    return "\"" + (path == null ? id.value() : path) + "\"";
  }

  private static RefusedException exists(String path) {
    return new RefusedException(
        Refusal.GROUP_EXISTS, "path", "There is a group \"" + path + "\" already.");
  }

  private static RefusedException notFound(String id) {
    return new RefusedException(
        Refusal.GROUP_NOT_FOUND,
        null,
        "There is no group \"" + id + "\" in this workspace. List the groups to find its id.");
  }
}
