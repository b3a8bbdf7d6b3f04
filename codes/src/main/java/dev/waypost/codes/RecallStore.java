package dev.waypost.codes;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The recalls. They are made and moved on by {@link CodeStore#commit(List, Alongside)} with a
 * {@link RecallStep}. Every method throws {@link StoreUnavailableException} where the database is
 * out of reach.
 */
public interface RecallStore {

  /** The recall of that id in that workspace. */
  Optional<Recall> find(WorkspaceId workspace, String id);

  /**
   * The recalls of a workspace, the newest first.
   *
   * @param before only those with an id before this one; null for all
   * @param limit 1 or more
   */
  List<Recall> list(WorkspaceId workspace, @Nullable String before, int limit);

  /** Recalls of all workspaces with something left to do, the oldest first. */
  List<Recall> unfinished();

  /**
   * The changes that a recall made, without those that undid them, by the ids of the codes.
   *
   * @param after only those of codes with an id after this one; null for all
   * @param limit 1 or more
   */
  List<HistoryEntry> changes(String recallId, @Nullable CodeId after, int limit);
}
