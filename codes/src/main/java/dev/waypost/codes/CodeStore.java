package dev.waypost.codes;

import dev.waypost.routing.RouteChange;
import java.util.List;
import java.util.Optional;
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
   * @throws StaleEditException if a code is no longer at the revision that the edit started from
   */
  default List<RouteChange> commit(List<HistoryEntry> edits) {
    return commit(edits, null);
  }

  /**
   * Stores changes as {@link #commit(List)} does, and in the same transaction the answer to the
   * call that asked for them.
   *
   * @param answer null for none
   * @throws KeptAnswer.AlreadyAnsweredException if that call has an answer already
   */
  List<RouteChange> commit(List<HistoryEntry> edits, @Nullable KeptAnswer answer);

  /** The code of that id in that workspace, deleted ones too. */
  Optional<CountedCode> find(WorkspaceId workspace, CodeId id);

  /**
   * The code of that id in whichever workspace, deleted ones too; for what needs no key, such as
   * public images.
   */
  Optional<Code> findAnywhere(CodeId id);

  /**
   * Codes of a workspace, newest first.
   *
   * @param status only those with this status, or null for all but the deleted
   * @param before only those made before this one, or null for the newest
   * @param limit 1 or more
   */
  List<CountedCode> list(
      WorkspaceId workspace, @Nullable CodeStatus status, @Nullable CodeId before, int limit);

  /**
   * The changes of a code, newest first.
   *
   * @param before only those that made an earlier revision than this
   * @param limit 1 or more
   */
  List<HistoryEntry> history(WorkspaceId workspace, CodeId id, long before, int limit);

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

  /** An edit of a code that has changed since it was read. */
  final class StaleEditException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public StaleEditException(CodeId id) {
      super("The code " + id + " has changed meanwhile.");
    }
  }
}
