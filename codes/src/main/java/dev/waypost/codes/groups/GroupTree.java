package dev.waypost.codes.groups;

import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.SearchText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All groups at one moment. Immutable. Names are told apart without regard to case. */
public final class GroupTree {
  private final Map<GroupId, Group> byId = new HashMap<>();
  private final Map<Place, Group> byPlace = new HashMap<>();

  private record Place(WorkspaceId workspace, @Nullable GroupId parent, String foldedName) {}

  /** The tree of these groups. */
  public GroupTree(List<Group> groups) {
    for (Group group : groups) {
      byId.put(group.id(), group);
      byPlace.put(place(group.workspace(), group.parent(), group.name()), group);
    }
  }

  /** The group of that id in that workspace. */
  public Optional<Group> find(WorkspaceId workspace, GroupId id) {
    return Optional.ofNullable(byId.get(id)).filter(group -> group.workspace().equals(workspace));
  }

  /** The group of that name directly in another one, or at the top. */
  Optional<Group> find(WorkspaceId workspace, @Nullable GroupId parent, String name) {
    return Optional.ofNullable(byPlace.get(place(workspace, parent, name)));
  }

  /** The names from the top down to a group, joined by slashes; null where the group is gone. */
  public @Nullable String path(GroupId id) {
    List<Group> line = lineage(id);
    if (line.isEmpty()) {
      return null;
    }
    return String.join("/", line.reversed().stream().map(Group::name).toList());
  }

  /** The group and all groups around it, the innermost first; empty where it is gone. */
  public List<Group> lineage(GroupId id) {
    List<Group> line = new ArrayList<>();
    for (Group group = byId.get(id); group != null; ) {
      line.add(group);
      group = group.parent() == null ? null : byId.get(group.parent());
    }
    return line;
  }

  /** The fallbacks of all groups that have one, of their own or from a group around them. */
  public Map<GroupId, String> fallbacks() {
    Map<GroupId, String> fallbacks = new HashMap<>();
    for (GroupId id : byId.keySet()) {
      for (Group group : lineage(id)) {
        String fallback = group.fallback();
        if (fallback != null) {
          fallbacks.put(id, fallback);
          break;
        }
      }
    }
    return fallbacks;
  }

  /** Whether a group is another one or lies in it, however deep. */
  public boolean isWithin(GroupId inner, GroupId outer) {
    return lineage(inner).stream().anyMatch(group -> group.id().equals(outer));
  }

  /** The groups of a workspace in the order of their paths. */
  public List<Group> all(WorkspaceId workspace) {
    return byId.values().stream()
        .filter(group -> group.workspace().equals(workspace))
        .sorted(Comparator.comparing(group -> String.valueOf(path(group.id()))))
        .toList();
  }

  /** How many levels lie in a group, itself included. */
  int height(GroupId id) {
    return 1
        + byId.values().stream()
            .filter(group -> id.equals(group.parent()))
            .mapToInt(group -> height(group.id()))
            .max()
            .orElse(0);
  }

  private static Place place(WorkspaceId workspace, @Nullable GroupId parent, String name) {
    return new Place(workspace, parent, SearchText.folded(name));
  }
}
