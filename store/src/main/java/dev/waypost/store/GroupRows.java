package dev.waypost.store;

import static dev.waypost.store.schema.Tables.CODE_GROUP;
import static dev.waypost.store.schema.Tables.WORKSPACE;

import dev.waypost.codes.Code;
import dev.waypost.codes.CodeStatus;
import dev.waypost.codes.HistoryEntry;
import dev.waypost.codes.WorkspaceId;
import dev.waypost.codes.find.SearchText;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupStore.GroupsChangedException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/** The groups that a transaction makes or puts codes into. */
final class GroupRows {
  private static final int CHUNK = 5_000;

  private GroupRows() {}

  /**
   * Makes groups, outer ones first.
   *
   * @throws GroupsChangedException if one is there already, or the one around it is gone
   */
  static void insert(DSLContext transaction, List<Group> groups) {
    for (Group group : groups) {
      keepTree(transaction, group.workspace());
      if (group.parent() != null) {
        requirePresent(transaction, Set.of(group.parent()));
      }
      int made =
          transaction
              .insertInto(CODE_GROUP)
              .set(CODE_GROUP.ID, group.id().value())
              .set(CODE_GROUP.WORKSPACE_ID, group.workspace().value())
              .set(CODE_GROUP.PARENT_ID, parentId(group))
              .set(CODE_GROUP.NAME, group.name())
              .set(CODE_GROUP.NAME_FOLDED, SearchText.folded(group.name()))
              .set(CODE_GROUP.FALLBACK, group.fallback())
              .set(CODE_GROUP.CREATED_AT, group.createdAt())
              .onConflict(CODE_GROUP.WORKSPACE_ID, CODE_GROUP.PARENT_ID, CODE_GROUP.NAME_FOLDED)
              .doNothing()
              .execute();
      if (made == 0) {
        throw new GroupsChangedException();
      }
    }
  }

  /**
   * Makes sure that the groups into which edits put codes are there until the transaction ends.
   * Codes that lie where they lay may lie in a group that is gone.
   *
   * @throws GroupsChangedException if one is gone
   */
  static void requireThoseEntered(DSLContext transaction, List<HistoryEntry> edits) {
    Set<GroupId> entered = new HashSet<>();
    Set<WorkspaceId> workspaces = new HashSet<>();
    for (HistoryEntry edit : edits) {
      GroupId group = liveIn(edit.after());
      if (group != null && !group.equals(liveIn(edit.before()))) {
        entered.add(group);
        workspaces.add(edit.after().workspace());
      }
    }
    workspaces.forEach(workspace -> keepTree(transaction, workspace));
    requirePresent(transaction, entered);
  }

  private static @Nullable GroupId liveIn(@Nullable Code code) {
    return code == null || code.status() == CodeStatus.DELETED ? null : code.description().group();
  }

  private static void requirePresent(DSLContext transaction, Collection<GroupId> groups) {
    List<String> ids = groups.stream().map(GroupId::value).toList();
    for (int from = 0; from < ids.size(); from += CHUNK) {
      List<String> chunk = ids.subList(from, Math.min(from + CHUNK, ids.size()));
      if (transaction.fetchCount(CODE_GROUP, CODE_GROUP.ID.in(chunk)) < chunk.size()) {
        throw new GroupsChangedException();
      }
    }
  }

  /** Groups are moved by one who holds the workspace's row alone; SQLite has one writer anyway. */
  static void keepTree(DSLContext transaction, WorkspaceId workspace) {
    if (transaction.dialect() == SQLDialect.POSTGRES) {
      transaction
          .select(WORKSPACE.ID)
          .from(WORKSPACE)
          .where(WORKSPACE.ID.eq(workspace.value()))
          .forShare()
          .fetch();
    }
  }

  static String parentId(Group group) {
    return group.parent() == null ? "" : Objects.requireNonNull(group.parent()).value();
  }
}
