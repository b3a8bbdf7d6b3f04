package dev.waypost.codes;

import dev.waypost.codes.find.CodeFilter;
import dev.waypost.codes.find.CodeOrder;
import dev.waypost.codes.find.CodePosition;
import dev.waypost.codes.find.FoundCode;
import dev.waypost.codes.find.Tag;
import dev.waypost.codes.groups.Group;
import dev.waypost.codes.groups.GroupId;
import dev.waypost.codes.groups.GroupStore.GroupsChangedException;
import dev.waypost.routing.RouteChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Codes, their history and their routes. Every method throws {@link StoreUnavailableException}
 * where the database is out of reach.
 */
public interface CodeStore {

  /**
   * Stores changes: of each the code, its history row and, for a dynamic code, its numbered route
   * change. All in one transaction: all are stored or none.
   *
   * @return the route changes in the order of their revisions, which is that of the edits
   * @throws KeyTakenException if keys of new codes, in their folded form, are or were other codes'
   *     in that domain, or stand twice among the edits; it names the edits
   * @throws ExternalIdTakenException if external ids are those of other codes that are not deleted,
   *     or stand twice among the edits; it names the edits
   * @throws StaleEditException if codes are no longer at the revision that the edits started from;
   *     it names the edits
   * @throws GroupsChangedException if an edit puts a code into a group that is gone
   */
  default List<RouteChange> commit(List<HistoryEntry> edits) {
    return commit(edits, null);
  }

  /** Stores changes that need no new groups, and something else in the same transaction. */
  default List<RouteChange> commit(List<HistoryEntry> edits, @Nullable Alongside alongside) {
    return commit(List.of(), edits, alongside);
  }

  /**
   * Stores changes as {@link #commit(List)} does, and something else in the same transaction.
   *
   * @param newGroups groups that are made before the edits put codes into them, outer ones first
   * @param edits may be empty
   * @param alongside the answer to the call that asked for them, or a step of a job or of a recall,
   *     or that a new code is the first of its destination; null for nothing
   * @throws GroupsChangedException if a new group is there already, or the one around it is gone
   * @throws KeptAnswer.AlreadyAnsweredException if that call has an answer already
   * @throws JobStore.JobNotRunningException if the job has ended, is another runner's, or is not as
   *     far as the step says
   * @throws FirstOfDestination.DestinationTakenException if another code leads to the destination
   * @throws RecallStep.RecallMovedException if the recall is not where the step begins
   */
  List<RouteChange> commit(
      List<Group> newGroups, List<HistoryEntry> edits, @Nullable Alongside alongside);

  /** The code of that external id in that workspace, if it is not deleted. */
  Optional<CountedCode> findByExternalId(WorkspaceId workspace, String externalId);

  /** Those codes of these external ids in that workspace that are there and not deleted. */
  Map<String, CountedCode> findAllByExternalId(
      WorkspaceId workspace, Collection<String> externalIds);

  /**
   * The oldest code of a workspace that leads to exactly this address, is of that type and is not
   * deleted.
   *
   * @param within it lies in one of these groups, however deep; empty for anywhere
   */
  Optional<CountedCode> findOldestByDestination(
      WorkspaceId workspace, CodeType type, String url, Set<GroupId> within);

  /** Throws what {@link #commit} would throw, and stores nothing. */
  void rehearse(List<Group> newGroups, List<HistoryEntry> edits);

  /** The code of that id in that workspace, deleted ones too. */
  Optional<CountedCode> find(WorkspaceId workspace, CodeId id);

  /** Those of these ids that are codes of that workspace, deleted ones too. */
  Map<CodeId, CountedCode> findAll(WorkspaceId workspace, Collection<CodeId> ids);

  /**
   * The code of that id in whichever workspace, deleted ones too; for what needs no key, such as
   * public images.
   */
  Optional<Code> findAnywhere(CodeId id);

  /**
   * Codes of a workspace that a filter matches.
   *
   * @param after only those that come after this place in that order; null for the first
   * @param now the moment at which codes are past their time or not
   * @param limit 1 or more
   */
  List<FoundCode> find(
      WorkspaceId workspace,
      CodeFilter filter,
      CodeOrder order,
      @Nullable CodePosition after,
      Instant now,
      int limit);

  /**
   * The ids of codes that a filter matches, those made last coming first; quicker than the codes.
   *
   * @param limit 1 or more
   */
  List<CodeId> findIds(WorkspaceId workspace, CodeFilter filter, Instant now, int limit);

  /** How many codes of a workspace a filter matches at a moment. */
  long count(WorkspaceId workspace, CodeFilter filter, Instant now);

  /** The tags of a workspace's codes that are not deleted, by their names. */
  List<Tag> tags(WorkspaceId workspace);

  /**
   * The changes of a code, newest first.
   *
   * @param before only those that made an earlier revision than this
   * @param limit 1 or more
   */
  List<HistoryEntry> history(WorkspaceId workspace, CodeId id, long before, int limit);

  /**
   * Removes codes of a workspace that holds nothing real, such as a sandbox, with their history and
   * all that they are found by, as if they had never been, in one transaction. Their keys may be
   * given to others.
   *
   * @param limit the most to remove; fewer are removed only where there are no more
   */
  Removed remove(WorkspaceId workspace, int limit);

  /**
   * What was removed.
   *
   * @param codes how many
   * @param changes their route changes, in the order of their revisions
   */
  record Removed(int codes, List<RouteChange> changes) {}

  /** How many codes, deleted ones too, carry short URLs of a domain. */
  long countByDomain(String domainId);

  /** Keys that are or were other codes'. */
  final class KeyTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Integer> edits;

    /** Creates the exception. */
    public KeyTakenException(List<Integer> edits) {
      super("Keys are taken.");
      this.edits = List.copyOf(edits);
    }

    /** Which of the edits, counted from 0, ask for a key that is taken. */
    public List<Integer> edits() {
      return edits;
    }
  }

  /** External ids that other codes have. */
  final class ExternalIdTakenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Integer> edits;

    /** Creates the exception. */
    public ExternalIdTakenException(List<Integer> edits) {
      super("External ids are taken.");
      this.edits = List.copyOf(edits);
    }

    /** Which of the edits, counted from 0, ask for an external id that is taken. */
    public List<Integer> edits() {
      return edits;
    }
  }

  /** Edits of codes that have changed since they were read. */
  final class StaleEditException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<Integer> edits;

    /** Creates the exception. */
    public StaleEditException(List<Integer> edits) {
      super("Codes have changed meanwhile.");
      this.edits = List.copyOf(edits);
    }

    /** Which of the edits, counted from 0, start from a state that is gone. */
    public List<Integer> edits() {
      return edits;
    }
  }
}
