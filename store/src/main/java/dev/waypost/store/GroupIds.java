package dev.waypost.store;

import dev.waypost.codes.groups.GroupId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The groups that somebody is limited to, as one column holds them: by id, separated by spaces. */
final class GroupIds {
  private GroupIds() {}

  static String text(Set<GroupId> groups) {
    return groups.stream().map(GroupId::value).sorted().collect(Collectors.joining(" "));
  }

  static Set<GroupId> of(String text) {
    return text.isEmpty()
        ? Set.of()
        : Stream.of(text.split(" ", -1)).map(GroupId::new).collect(Collectors.toSet());
  }
}
