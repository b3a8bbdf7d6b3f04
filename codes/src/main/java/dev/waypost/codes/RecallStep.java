package dev.waypost.codes;

import org.jspecify.annotations.Nullable;

/**
 * A chunk of a recall is done. Stored in the transaction that changes the chunk's codes.
 *
 * @param after the recall with that chunk done; the first step makes it
 * @param first whether it is that first step
 * @param answer the answer to the call that asked for it; null for none
 */
public record RecallStep(Recall after, boolean first, @Nullable KeptAnswer answer)
    implements Alongside {

  /** The recall is not where the step begins: another step was faster. */
  public static final class RecallMovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public RecallMovedException(String id) {
      super("The recall " + id + " has moved on meanwhile.");
    }
  }
}
