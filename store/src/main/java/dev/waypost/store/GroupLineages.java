package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE_GROUP;

import dev.waypost.codes.Code;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.groups.GroupId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The groups around those that codes lie in, as they are until the transaction ends. */
final class GroupLineages {
  private final DSLContext transaction;

  GroupLineages(DSLContext transaction) {
    this.transaction = transaction;
  }

  /** Of each group that a code lies or lay in, itself and all around it, the inner first. */
  Map<GroupId, List<GroupId>> of(WorkspaceId workspace, List<CodeIndex.Entry> entries) {
    Set<GroupId> groups =
        entries.stream()
            .flatMap(entry -> Stream.of(group(entry.before()), group(entry.after())))
            .flatMap(Optional::stream)
            .collect(Collectors.toSet());
    if (groups.isEmpty()) {
      return Map.of();
    }
    GroupRows.keepTree(transaction, workspace);
    Map<String, String> parents = parents(groups);
    Map<GroupId, List<GroupId>> lineages = new HashMap<>();
    for (GroupId group : groups) {
      List<GroupId> line = new ArrayList<>();
      for (String id = group.value(); parents.containsKey(id); id = parents.get(id)) {
        line.add(new GroupId(id));
      }
      lineages.put(group, line);
    }
    return lineages;
  }

  private static Optional<GroupId> group(@Nullable Code code) {
    return Optional.ofNullable(code).map(present -> present.description().group());
  }

  private Map<String, String> parents(Set<GroupId> groups) {
    Map<String, String> parents = new HashMap<>();
    Set<String> missing = groups.stream().map(GroupId::value).collect(Collectors.toSet());
    while (!missing.isEmpty()) {
      Set<String> outer = new HashSet<>();
      OneOf.each(
          transaction,
          CODE_GROUP.ID,
          missing,
          oneOfThem ->
              transaction
                  .select(CODE_GROUP.ID, CODE_GROUP.PARENT_ID)
                  .from(CODE_GROUP)
                  .where(oneOfThem)
                  .forEach(row -> {
                    parents.put(row.value1(), row.value2());
                    outer.add(row.value2());
                  }));
      outer.removeAll(parents.keySet());
      outer.remove("");
      missing = outer;
    }
    return parents;
  }
}
