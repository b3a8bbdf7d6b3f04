package dev.waypost.codes.groups;

import dev.waypost.codes.WorkspaceId;
import java.util.List;
import java.util.Map;

/**
 * The groups. Every method throws {@link dev.waypost.codes.StoreUnavailableException} where the
 * database is out of reach.
 */
public interface GroupStore {

  /** All groups of all workspaces. */
  List<Group> all();

  /**
   * Adds groups, all or none.
   *
   * @throws GroupsChangedException if there is one of such a name in such a place, or the group
   *     around one is gone
   */
  void add(List<Group> groups);

  /**
   * Gives a group another name, another place or another fallback; what lies in it comes along, in
   * the same transaction.
   *
   * @throws GroupExistsException if there is one of that name in that place
   */
  void change(Group group);

  /**
   * Removes a group in which nothing lies.
   *
   * @return whether it was empty and is gone
   */
  boolean removeIfEmpty(Group group);

  /** How many codes lie in each group of a workspace or in a group in it, without the deleted. */
  Map<GroupId, Long> codes(WorkspaceId workspace);

  /** Another group has that name in that place. */
  final class GroupExistsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public GroupExistsException() {
      super("There is a group of that name already.");
    }
  }

  /** Others have made or removed groups since it was decided what lies where. */
  final class GroupsChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public GroupsChangedException() {
      super("Groups have changed meanwhile.");
    }
  }
}
