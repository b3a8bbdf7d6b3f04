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
import dev.waypost.codes.groups.GroupStore.GroupsChangedException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The groups as they are known to this process, and what can be done with them. Changes that other
 * processes make on the same database come with {@link #refresh}.
 */
public final class Groups {
  /** Each failure is another call's success, so this many in a row do not come about by chance. */
  private static final int PLANNING_ATTEMPTS = 20;

  private final GroupStore store;
  private final Domains domains;
  private final LiveGroups liveGroups;
  private final InstantSource clock;
  private final TimeOrderedIds ids;
  private final Map<GroupId, Group> announced = new ConcurrentHashMap<>();
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
    publish(store.all());
  }

  /** The groups as last read. */
  public GroupTree tree() {
    return tree;
  }

  /** The path of a group, of one that is about to be made too; null where it is gone. */
  public @Nullable String path(GroupId id) {
    String path = tree.path(id);
    Group group = announced.get(id);
    if (path != null || group == null) {
      return path;
    }
    String outer = group.parent() == null ? null : path(group.parent());
    return outer == null ? group.name() : outer + "/" + group.name();
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
   * Does work that may name groups which are still to be made. It is done anew where others make or
   * remove groups before it is stored.
   *
   * @param work what throws {@link GroupsChangedException} has changed nothing
   */
  public <T> T planning(Function<GroupPlan, T> work) {
    for (int attempt = 1; ; attempt++) {
      var plan = new GroupPlan(this);
      try {
        return work.apply(plan);
      } catch (GroupsChangedException changed) {
        if (attempt == PLANNING_ATTEMPTS) {
          throw changed;
        }
        refresh();
      } finally {
        announced.keySet().removeAll(plan.planned());
      }
    }
  }

  /** A group that is about to be made can be named, for the answer is written before. */
  void announce(Group group) {
    announced.put(group.id(), group);
  }

  /** Takes in groups that this process has just had stored. */
  public synchronized void adopt(List<Group> made) {
    List<Group> all = new ArrayList<>(known);
    made.stream()
        .filter(group -> tree.find(group.workspace(), group.id()).isEmpty())
        .forEach(all::add);
    publish(all);
  }

  private void publish(List<Group> all) {
    if (!all.equals(known)) {
      known = List.copyOf(all);
      tree = new GroupTree(all);
      liveGroups.publish(tree);
    }
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
      } catch (GroupsChangedException changedElsewhere) {
        refresh();
        continue;
      }
      refresh();
      return inner;
    }
  }

  Group newGroup(Actor actor, @Nullable GroupId parent, String name) {
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
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    GroupRules.checkName(name, "path");
    GroupId parent = null;
    if (slash >= 0) {
      String outer = path.substring(0, slash);
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
      if (tree.lineage(parent).size() + tree.height(group.id()) > GroupRules.MAX_DEPTH) {
        throw GroupRules.refused(
            "path", "Groups lie at most " + GroupRules.MAX_DEPTH + " levels deep.");
      }
    }
    requireOpen(actor, parent);
    return group.at(parent, name);
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
