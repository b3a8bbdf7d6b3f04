package dev.waypost.codes;

import dev.waypost.codes.find.CodeFilter;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of everything that a filter matched at a moment, for one reason.
 *
 * @param id {@code rcl_} and 26 characters, see {@link TimeOrderedIds}
 * @param actor who asked for it
 * @param filter which codes; {@code within} holds the groups that the actor is limited to
 * @param codes how many codes it matched when it was asked for
 * @param createdAt when it was asked for, to the millisecond; codes made later are left alone
 * @param step how many chunks were done, undoing included
 * @param position the number of the last code that had its turn; null for none
 * @param undo how undoing it is going; null where nobody asked for that
 */
public record Recall(
    String id,
    WorkspaceId workspace,
    String actor,
    String reason,
    CodeFilter filter,
    RecallChange change,
    long codes,
    Instant createdAt,
    State state,
    long step,
    @Nullable Long position,
    Counts counts,
    @Nullable Undo undo) {

  /** How far a recall is. */
  public enum State {
    /** Codes are being changed. */
    RUNNING,
    /** All codes had their turn. */
    DONE,
    /** Codes are being given back what they had. */
    UNDOING,
    /** All codes that could be have what they had. */
    UNDONE
  }

  /**
   * What became of the codes that had their turn.
   *
   * @param changed they are as was asked for now
   * @param unchanged they were so already
   * @param staticCodes they are static, so nothing can change them any more
   * @param refused they may not be so, such as by the rules for a draft
   */
  public record Counts(long changed, long unchanged, long staticCodes, long refused) {
    static final Counts NONE = new Counts(0, 0, 0, 0);
  }

  /**
   * The undoing of a recall.
   *
   * @param actor who asked for it
   * @param reason why; null where nobody said
   * @param position the id of the last code that had its turn; null for none
   * @param restored how many codes are as they were before the recall
   * @param skipped how many were not touched, because somebody edited them after the recall or what
   *     they had is not allowed any more
   */
  public record Undo(
      String actor,
      @Nullable String reason,
      Instant startedAt,
      @Nullable CodeId position,
      long restored,
      long skipped) {}

  /** Whether there is something left to do. */
  public boolean isUnfinished() {
    return state == State.RUNNING || state == State.UNDOING;
  }

  /** The codes that it is about, as the filter saw them at its moment. */
  CodeFilter fixedFilter() {
    return filter.madeBefore(createdAt.plusMillis(1));
  }

  /** The same after one more chunk. */
  Recall afterChunk(boolean last, @Nullable Long newPosition, Counts newCounts) {
    return new Recall(
        id,
        workspace,
        actor,
        reason,
        filter,
        change,
        codes,
        createdAt,
        last ? State.DONE : State.RUNNING,
        step + 1,
        newPosition,
        newCounts,
        null);
  }

  /** The same, to be undone from now on. */
  Recall withUndo(Undo begun) {
    return new Recall(
        id,
        workspace,
        actor,
        reason,
        filter,
        change,
        codes,
        createdAt,
        State.UNDOING,
        step,
        position,
        counts,
        begun);
  }

  /** The same after one more chunk of undoing it. */
  Recall afterUndoing(boolean last, Undo newUndo) {
    return new Recall(
        id,
        workspace,
        actor,
        reason,
        filter,
        change,
        codes,
        createdAt,
        last ? State.UNDONE : State.UNDOING,
        step + 1,
        position,
        counts,
        newUndo);
  }
}
