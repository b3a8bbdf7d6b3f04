package dev.waypost.codes;

import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupPlan;
import dev.waypost.codes.groups.Groups;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Has decisions stored, with the groups that they need, and returns when scans see them. */
final class CodeWriter {
  private final CodeStore store;
  private final Groups groups;
  private final LiveRoutes liveRoutes;

  CodeWriter(CodeStore store, Groups groups, LiveRoutes liveRoutes) {
    this.store = store;
    this.groups = groups;
    this.liveRoutes = liveRoutes;
  }

  /** Stores changes with what goes along with them; throws what {@link CodeStore#commit} throws. */
  void commit(GroupPlan plan, List<HistoryEntry> edits, @Nullable Alongside alongside) {
    List<Group> made = made(plan, edits);
    liveRoutes.publish(store.commit(made, edits, alongside));
    groups.adopt(made);
  }

  /**
   * The same for many changes.
   *
   * @param outcomes what will have become of each request
   */
  void commit(GroupPlan plan, List<HistoryEntry> edits, List<Outcome> outcomes, Storing storing) {
    switch (storing) {
      case Storing.Plainly(var receipt) -> commit(plan, edits, receipt.of(outcomes));
      case Storing.Rehearsed _ -> store.rehearse(made(plan, edits), edits);
      case Storing.WithStep(var step) -> commit(plan, edits, step.apply(outcomes));
    }
  }

  /** Only the groups of what is stored, so that what is refused leaves none. */
  private static List<Group> made(GroupPlan plan, List<HistoryEntry> edits) {
    Set<GroupId> needed =
        edits.stream()
            .map(edit -> edit.after().description().group())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return plan.missing(needed);
  }
}
